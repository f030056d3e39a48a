/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Everything that has a name is found by it, and by what it is; what is done with an answer. */
#include "desktop/bookmarks.h"
#include "desktop/facility.h"
#include "desktop/forms.h"
#include "desktop/query.h"
#include "desktop/state.h"
#include "draw/backdrop.h"
#include "draw/language.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#define MOST_ANSWERS 30u
#define MOST_OF_KIND 6u  /* as long as others have answers, too */
#define MOST_FACTS 3000u /* that are told for a search, latest first */
#define LEAST_LETTERS 3u /* of what is looked for in facts */
#define MOST_HELD 4000u  /* answers before they are sorted */

/* One search under way. */
typedef struct
{
  TbrDesktop *desktop;
  TbrQuery query;
  GArray *found; /* TbrAnswer */
  guint *states; /* by country: words that its names have */
} Search;

/* What a kind of answer is called, and its words for a search. */
static const char *const kind_words[TBR_ANSWER_N] = {
  [TBR_ANSWER_STATE] = N_ ("state"),
  [TBR_ANSWER_HAZARD] = N_ ("hazard"),
  [TBR_ANSWER_CITY] = N_ ("town"),
  [TBR_ANSWER_REGION] = N_ ("region"),
  [TBR_ANSWER_SITE] = N_ ("infrastructure"),
  [TBR_ANSWER_TYPE] = N_ ("type of unit"),
  [TBR_ANSWER_UNIT] = N_ ("unit"),
  [TBR_ANSWER_NEED] = N_ ("need"),
  [TBR_ANSWER_LINK] = N_ ("road or ferry"),
  [TBR_ANSWER_POLICY] = N_ ("policy"),
  [TBR_ANSWER_OWN] = N_ ("place of a layer"),
  [TBR_ANSWER_BOOKMARK] = N_ ("bookmark"),
  [TBR_ANSWER_FACT] = N_ ("event"),
};

/* Of what is called by a code and by a name the code is meant: FRA is an airport before it is an
   agency in Vienna. */
#define CODE (TBR_QUERY_EXACT + 1)

/* Offers what is also called otherwise, by a code or in another language: who writes that, whole,
   means it. @others: NULL-ended; @exact: the rank it has then. */
static void
offer_called (Search *search, TbrAnswerKind kind, guint32 i, const char *name, guint beside,
              const char *const *others, int exact)
{
  int rank = tbr_query_rank (&search->query, name, beside);
  for (; *others != NULL && rank < exact; others++)
    if (tbr_query_rank (&search->query, *others, 0) == TBR_QUERY_EXACT)
      rank = exact;
  TbrAnswer answer = { kind, i, rank, search->found->len };
  if (rank > 0 && search->found->len < MOST_HELD)
    g_array_append_val (search->found, answer);
}

static void
offer (Search *search, TbrAnswerKind kind, guint32 i, const char *name, guint beside)
{
  const char *const none[] = { NULL };
  offer_called (search, kind, i, name, beside, none, 0);
}

/* ---- what there is to be found ---- */

static guint
words_of_kind (const Search *search, TbrAnswerKind kind)
{
  return tbr_query_words (&search->query, tbr_word (kind_words[kind]));
}

static guint
words_of_state (const Search *search, guint32 state)
{
  return state < search->desktop->map->map->n_countries ? search->states[state] : 0;
}

/* By the name in the reader's language, by the English one, and by the code. */
static void
find_states (Search *search)
{
  const TbrMap *map = search->desktop->map->map;
  guint kind = words_of_kind (search, TBR_ANSWER_STATE);
  for (guint i = 0; i < map->n_countries; i++)
    {
      const TbrCountry *country = &map->countries[i];
      const char *name = tbr_word (country->name);
      search->states[i] = tbr_query_words (&search->query, name)
                          | tbr_query_words (&search->query, country->name);
      const char *const others[] = { country->iso, country->name, NULL };
      offer_called (search, TBR_ANSWER_STATE, i, name, kind | search->states[i], others, CODE);
    }
}

static void
find_places (Search *search)
{
  const TbrMap *map = search->desktop->map->map;
  guint city = words_of_kind (search, TBR_ANSWER_CITY);
  guint region = words_of_kind (search, TBR_ANSWER_REGION);
  guint road = words_of_kind (search, TBR_ANSWER_LINK);
  for (guint i = 0; i < map->n_cities; i++)
    {
      /* the largest first */
      guint32 at = (guint32) search->desktop->map->backdrop->city_order[i];
      const TbrCity *one = &map->cities[at];
      const char *name = tbr_town (one->name);
      guint beside = city | words_of_state (search, one->state.i)
                     | tbr_query_words (&search->query, one->ascii);
      /* by the name in the reader's language, and by the one on the map */
      if (name != one->name)
        beside |= tbr_query_words (&search->query, one->name);
      const char *const others[] = { one->name, one->ascii, NULL };
      offer_called (search, TBR_ANSWER_CITY, at, name, beside, others, TBR_QUERY_EXACT);
    }
  for (guint i = 0; i < map->n_regions; i++)
    offer (search, TBR_ANSWER_REGION, i, map->regions[i].name,
           region | words_of_state (search, map->regions[i].state.i));
  /* each place has many roads: its name is looked at once */
  g_autofree guint *nodes = g_new0 (guint, map->n_nodes + 1);
  for (guint i = 0; i < map->n_nodes; i++)
    nodes[i] = tbr_query_words (&search->query, map->nodes[i].name);
  for (guint i = 0; i < map->n_links; i++)
    {
      guint32 from = map->links[i].from.i;
      guint beside = road | nodes[map->links[i].to.i];
      if ((beside | nodes[from]) == (1u << search->query.n) - 1)
        offer (search, TBR_ANSWER_LINK, i, map->nodes[from].name, beside);
    }
}

static void
find_sites (Search *search)
{
  const TbrMap *map = tbr_facility_map (search->desktop);
  guint kind = words_of_kind (search, TBR_ANSWER_SITE), categories[TBR_SITE_N];
  for (int i = 0; i < TBR_SITE_N; i++)
    {
      g_autofree char *category
          = g_strdelimit (g_strdup (tbr_site_category_name ((TbrSiteCategory) i)), "_", ' ');
      categories[i] = kind | tbr_query_words (&search->query, category)
                      | tbr_query_words (&search->query, tbr_word (category));
    }
  for (guint i = 0; i < tbr_map_n_any_sites (map); i++)
    {
      TbrSiteId id = tbr_map_any_site_at (map, i);
      TbrAnySite site;
      if (!tbr_map_any_site (map, id, &site))
        continue;
      const char *iata = site.category == TBR_SITE_AIRPORT
                             ? map->airports[id.i & ~TBR_SITE_ID_AIRPORT].iata
                             : NULL;
      const char *const others[] = { site.code, iata, NULL };
      offer_called (search, TBR_ANSWER_SITE, id.i, site.name,
                    categories[site.category] | words_of_state (search, site.state.i)
                        | tbr_query_words (&search->query, site.code)
                        | tbr_query_words (&search->query, iata),
                    others, CODE);
    }
}

static void
find_units (Search *search, const TbrScenario *scenario)
{
  guint kind = words_of_kind (search, TBR_ANSWER_UNIT);
  guint type = words_of_kind (search, TBR_ANSWER_TYPE);
  g_autofree guint *types = g_new0 (guint, scenario->n_capabilities + 1);
  const TbrSection *section = &scenario->sections[TBR_SECTION_CAPABILITIES];
  for (guint i = 0; i < scenario->n_capabilities; i++)
    {
      const char *title = tbr_word (scenario->capabilities[i]->title);
      types[i] = tbr_query_words (&search->query, title);
      const char *const others[]
          = { section->objects[i]->id, scenario->capabilities[i]->title, NULL };
      offer_called (search, TBR_ANSWER_TYPE, i, title,
                    type | tbr_query_words (&search->query, others[0])
                        | tbr_query_words (&search->query, others[1]),
                    others, CODE);
    }
  const char *base = NULL;
  guint base_words = 0;
  for (guint i = 0; i < scenario->n_units; i++)
    {
      const TbrUnitSpec *unit = &scenario->units[i];
      /* units of one stock share the text */
      if (unit->base != base)
        base_words = tbr_query_words (&search->query, unit->base);
      base = unit->base;
      offer (search, TBR_ANSWER_UNIT, i, unit->id,
             kind | types[unit->capability] | words_of_state (search, unit->state) | base_words);
    }
}

/* Words of what a policy decides. */
static guint
words_of_points (const Search *search, const TbrObject *policy)
{
  g_autofree char *points = tbr_form_policy_points (policy);
  return tbr_query_words (&search->query, points);
}

/* Hazards and policies, by what they are called and by what they are; policies by what they decide,
   too. */
static void
find_elements (Search *search, const TbrScenario *scenario)
{
  static const struct
  {
    TbrSectionId section;
    TbrAnswerKind kind;
  } kinds[]
      = { { TBR_SECTION_HAZARDS, TBR_ANSWER_HAZARD }, { TBR_SECTION_POLICIES, TBR_ANSWER_POLICY } };
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < scenario->sections[kinds[k].section].n; i++)
      {
        const TbrObject *object = scenario->sections[kinds[k].section].objects[i];
        offer (search, kinds[k].kind, i, object->id,
               words_of_kind (search, kinds[k].kind)
                   | tbr_query_words (&search->query, tbr_word (object->kind->title))
                   | (kinds[k].kind == TBR_ANSWER_POLICY ? words_of_points (search, object) : 0));
      }
}

static void
find_needs (Search *search, const TbrScenario *scenario)
{
  const GArray *needs
      = search->desktop->moment != NULL ? search->desktop->moment->snapshot->needs : NULL;
  guint kind = words_of_kind (search, TBR_ANSWER_NEED);
  for (guint i = 0; needs != NULL && i < needs->len; i++)
    {
      const TbrNeedView *need = &g_array_index (needs, TbrNeedView, i);
      const TbrSection *hazards = &scenario->sections[TBR_SECTION_HAZARDS];
      const char *hazard
          = need->hazard.i < hazards->n ? hazards->objects[need->hazard.i]->id : NULL;
      if (need->closed == TBR_NEVER)
        offer (search, TBR_ANSWER_NEED, i, tbr_word (tbr_need_info (need->kind)->title),
               kind | tbr_query_words (&search->query, hazard));
    }
}

static void
find_own (Search *search)
{
  const GPtrArray *layers = search->desktop->own.layers;
  guint kind = words_of_kind (search, TBR_ANSWER_OWN);
  for (guint i = 0; i < layers->len; i++)
    {
      const TbrPlaces *places = ((const TbrOwnLayer *) layers->pdata[i])->places;
      guint title = tbr_query_words (&search->query, places->title);
      for (guint k = 0; k < places->places->len; k++)
        offer (search, TBR_ANSWER_OWN, tbr_own_layers_thing (i, k).i,
               g_array_index (places->places, TbrOwnPlace, k).name, kind | title);
    }
}

static void
find_instants (Search *search)
{
  TbrDesktop *desktop = search->desktop;
  TbrTelling telling;
  for (guint i = 0; i < desktop->bookmarks->len; i++)
    {
      g_autofree char *title = tbr_bookmarks_title (desktop, i);
      offer (search, TBR_ANSWER_BOOKMARK, i, title, words_of_kind (search, TBR_ANSWER_BOOKMARK));
    }
  if (strlen (search->query.whole) < LEAST_LETTERS || !tbr_desktop_telling (desktop, &telling))
    return;
  guint kind = words_of_kind (search, TBR_ANSWER_FACT), n_told = 0;
  for (guint i = tbr_chronicle_n_facts (telling.chronicle); i-- > 0 && n_told < MOST_FACTS;)
    {
      const TbrFact *fact = tbr_chronicle_fact (telling.chronicle, i);
      if (!tbr_telling_is_notable (fact))
        continue;
      g_autofree char *sentence = tbr_telling_sentence (&telling, fact);
      n_told++;
      offer (search, TBR_ANSWER_FACT, i, sentence, kind);
    }
}

/* ---- the answers ---- */

static gint
compare (gconstpointer a, gconstpointer b)
{
  const TbrAnswer *x = a, *y = b;
  if (x->rank != y->rank)
    return x->rank > y->rank ? -1 : 1;
  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  return x->order < y->order ? -1 : x->order > y->order;
}

/* The best of each kind, and more of them where there is room. */
static void
take_best (TbrDesktop *desktop, const GArray *found)
{
  g_autofree guint8 *is_taken = g_new0 (guint8, found->len + 1);
  guint n_of_kind[TBR_ANSWER_N] = { 0 }, n = 0;
  for (guint i = 0; i < found->len && n < MOST_ANSWERS; i++)
    {
      TbrAnswerKind kind = g_array_index (found, TbrAnswer, i).kind;
      is_taken[i] = n_of_kind[kind] < MOST_OF_KIND;
      n += is_taken[i];
      n_of_kind[kind] += is_taken[i];
    }
  for (guint i = 0; i < found->len && n < MOST_ANSWERS; i++)
    {
      n += is_taken[i] == 0;
      is_taken[i] = 1;
    }
  for (guint i = 0; i < found->len; i++)
    if (is_taken[i] != 0)
      g_array_append_val (desktop->answers, g_array_index (found, TbrAnswer, i));
}

/* The moment, the facts, and that no more of them come. */
static guint
count_parts (const TbrDesktop *desktop)
{
  TbrTelling telling;
  return (desktop->moment != NULL) + (tbr_desktop_telling (desktop, &telling) ? 1 : 0)
         + (desktop->result != NULL);
}

void
tbr_search_update (TbrDesktop *desktop)
{
  const TbrSession *session = desktop->session;
  const TbrScenario *scenario = session != NULL ? session->scenario : NULL;
  g_autofree guint *states = g_new0 (guint, desktop->map->map->n_countries + 1);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (TbrAnswer));
  Search search = { .desktop = desktop, .found = found, .states = states };
  tbr_query_init (&search.query, desktop->written->str);
  g_array_set_size (desktop->answers, 0);
  desktop->panels[TBR_PANEL_SEARCH].scroll = 0;
  desktop->n_searched = count_parts (desktop);
  if (search.query.n > 0)
    {
      find_states (&search);
      find_places (&search);
      find_sites (&search);
      find_own (&search);
      if (scenario != NULL)
        {
          find_elements (&search, scenario);
          find_needs (&search, scenario);
          find_units (&search, scenario);
        }
      /* an exercise is about what is known now */
      if (scenario != NULL && desktop->stage == NULL)
        find_instants (&search);
      g_array_sort (found, compare);
      take_best (desktop, found);
    }
  tbr_query_clear (&search.query);
}

void
tbr_search_follow (TbrDesktop *desktop)
{
  TbrPanel *panel = &desktop->panels[TBR_PANEL_SEARCH];
  /* rows do not move under who goes through them */
  if (!panel->is_open || desktop->focus >= 0 || desktop->written->len == 0
      || count_parts (desktop) <= desktop->n_searched)
    return;
  double scroll = panel->scroll;
  tbr_search_update (desktop);
  panel->scroll = scroll;
  tbr_desktop_touch (desktop, TBR_PANEL_SEARCH);
}

void
tbr_search_end (TbrDesktop *desktop)
{
  g_array_set_size (desktop->answers, 0);
  tbr_desktop_close_panel (desktop, TBR_PANEL_SEARCH);
  tbr_desktop_close_panel (desktop, TBR_PANEL_JUMP);
}

static TbrThing
thing_of (const TbrDesktop *desktop, const TbrAnswer *answer)
{
  static const TbrThingKind kinds[TBR_ANSWER_N] = {
    [TBR_ANSWER_STATE] = TBR_THING_STATE,   [TBR_ANSWER_HAZARD] = TBR_THING_HAZARD,
    [TBR_ANSWER_CITY] = TBR_THING_CITY,     [TBR_ANSWER_REGION] = TBR_THING_REGION,
    [TBR_ANSWER_SITE] = TBR_THING_SITE,     [TBR_ANSWER_UNIT] = TBR_THING_UNIT,
    [TBR_ANSWER_NEED] = TBR_THING_NEED,     [TBR_ANSWER_LINK] = TBR_THING_LINK,
    [TBR_ANSWER_POLICY] = TBR_THING_POLICY, [TBR_ANSWER_OWN] = TBR_THING_OWN,
  };
  TbrTelling telling;
  if (answer->kind == TBR_ANSWER_FACT && tbr_desktop_telling (desktop, &telling))
    return tbr_register_subject (tbr_chronicle_fact (telling.chronicle, answer->i));
  if (answer->kind != TBR_ANSWER_TYPE)
    return (TbrThing){ kinds[answer->kind], answer->i };
  /* one that is on a mission, else the first */
  const TbrScenario *scenario = desktop->session->scenario;
  TbrThing best = { TBR_THING_NONE, TBR_NONE };
  for (guint i = 0; i < scenario->n_units; i++)
    {
      const TbrUnitView *unit
          = scenario->units[i].capability == answer->i && desktop->moment != NULL
                ? tbr_moment_unit (desktop->moment, i)
                : NULL;
      if (unit == NULL)
        continue;
      if (unit->phase > TBR_PHASE_OFF && unit->phase < TBR_PHASE_RECOVERING)
        return (TbrThing){ TBR_THING_UNIT, i };
      if (best.kind == TBR_THING_NONE)
        best = (TbrThing){ TBR_THING_UNIT, i };
    }
  return best;
}

void
tbr_search_choose (TbrDesktop *desktop, guint index)
{
  if (index >= desktop->answers->len)
    return;
  TbrAnswer answer = g_array_index (desktop->answers, TbrAnswer, index);
  TbrThing thing = thing_of (desktop, &answer);
  TbrTelling telling;
  double lon, lat;
  tbr_desktop_close_panel (desktop, TBR_PANEL_SEARCH);
  if (answer.kind == TBR_ANSWER_BOOKMARK)
    tbr_bookmarks_act (desktop, TBR_ACT_BOOKMARK_GO, answer.i);
  if (answer.kind == TBR_ANSWER_FACT && tbr_desktop_telling (desktop, &telling))
    tbr_clock_seek (desktop, tbr_chronicle_fact (telling.chronicle, answer.i)->at);
  if (answer.kind == TBR_ANSWER_OWN)
    tbr_own_layers_show (desktop, answer.i);
  if (answer.kind == TBR_ANSWER_FACT)
    desktop->awaited = thing;
  else if (tbr_desktop_place_of (desktop, thing, &lon, &lat))
    tbr_camera_fly (desktop, lon, lat);
  if (thing.kind != TBR_THING_NONE)
    tbr_desktop_act (desktop, TBR_ACT_SELECT, tbr_thing_pack (thing));
  tbr_desktop_touch_all (desktop);
}

/* ---- told ---- */

char *
tbr_search_name (const TbrDesktop *desktop, const TbrAnswer *answer)
{
  TbrTelling telling;
  if (answer->kind == TBR_ANSWER_TYPE)
    return g_strdup (tbr_word (desktop->session->scenario->capabilities[answer->i]->title));
  if (answer->kind == TBR_ANSWER_BOOKMARK)
    return answer->i < desktop->bookmarks->len ? tbr_bookmarks_title (desktop, answer->i)
                                               : g_strdup ("");
  if (answer->kind == TBR_ANSWER_FACT)
    return tbr_desktop_telling (desktop, &telling)
               ? tbr_telling_sentence (&telling, tbr_chronicle_fact (telling.chronicle, answer->i))
               : g_strdup ("");
  return tbr_desktop_name_of (desktop, thing_of (desktop, answer));
}

/* What stands behind the kind: whose it is, or when. (transfer full) (nullable) */
static char *
detail_of (const TbrDesktop *desktop, const TbrAnswer *answer)
{
  const TbrMap *map = desktop->map->map;
  const TbrScenario *scenario = desktop->session != NULL ? desktop->session->scenario : NULL;
  TbrStateId state = { TBR_NONE };
  TbrTelling telling;
  TbrAnySite site;
  if (answer->kind == TBR_ANSWER_POLICY)
    return tbr_form_policy_points (tbr_scenario_object (scenario, TBR_SECTION_POLICIES, answer->i));
  if (answer->kind == TBR_ANSWER_UNIT)
    return g_strdup (scenario->units[answer->i].id);
  if (answer->kind == TBR_ANSWER_BOOKMARK)
    return tbr_telling_when (scenario, tbr_bookmarks_get (desktop, answer->i)->at);
  if (answer->kind == TBR_ANSWER_FACT && tbr_desktop_telling (desktop, &telling))
    return tbr_telling_when (scenario, tbr_chronicle_fact (telling.chronicle, answer->i)->at);
  if (answer->kind == TBR_ANSWER_CITY)
    state = map->cities[answer->i].state;
  else if (answer->kind == TBR_ANSWER_SITE && tbr_facility_find (desktop, answer->i, &site))
    state = site.state;
  else if (answer->kind == TBR_ANSWER_REGION)
    state = map->regions[answer->i].state;
  return state.i < map->n_countries ? g_strdup (tbr_word (map->countries[state.i].name)) : NULL;
}

char *
tbr_search_describe (const TbrDesktop *desktop, const TbrAnswer *answer)
{
  const char *kind = tbr_word (kind_words[answer->kind]);
  g_autofree char *detail = detail_of (desktop, answer);
  return detail != NULL ? g_strdup_printf ("%s, %s", kind, detail) : g_strdup (kind);
}
