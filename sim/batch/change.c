/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which single changes of a scenario are worth a try, by what one run of it was short of. */
#include <tabard/change.h>

#include "base/geodesy.h"

#include <tabard/policy.h>
#include <tabard/sim.h>

#include <math.h>
#include <string.h>

/* How much earlier states ask, seconds. Source: our assumption; a quarter of a day. */
#define EARLIER (6 * 3600.0)
/* What is left of a delay at least. Source: our assumption; nobody asks before it happens. */
#define SHORTEST 0.1
/* Types of which one more unit is tried. */
#define MOST_TYPES 2
/* By how much a state's own services grow. Source: our assumption. */
#define MORE 1.1
/* Share of a mean below which a difference is one of rounding: sums of the same amounts in another
   order. Source: our assumption; doubles have sixteen digits, and sums thousands of terms. */
#define GRAIN 1e-9
/* Pairs of runs before anything is said. Source: our assumption; with fewer an interval by Student
   is wider than what it is about, and equal differences are no rarity. */
#define LEAST_PAIRS 5

/* Titles. Their words are put in one after the other. */
#define MORE_UNITS "One more unit at %s: %s (%s)"
#define MORE_SERVICES "A tenth more units of the national services of %s"
#define ASK_EARLIER "Ask six hours earlier"
#define OTHER_POLICY "%s: %s"
#define NO_OBSTACLE "Remove an obstacle at borders: %s"

/* first how the desks are called in a sentence, by TbrDecision */
const char *const tbr_change_words[] = {
  "Send units otherwise",
  "Ask for help otherwise",
  "Offer help otherwise",
  "Choose offers otherwise",
  "Send rescEU otherwise",
  "Ask agencies otherwise",
  "Answer as agency otherwise",
  "Share otherwise",
  "Take cases otherwise",
  "Solidarity otherwise",
  "IPCR otherwise",
  "Ask for maps otherwise",
  "Ask for Atlas otherwise",
  MORE_UNITS,
  MORE_SERVICES,
  ASK_EARLIER,
  OTHER_POLICY,
  NO_OBSTACLE,
  NULL,
};

void
tbr_change_free (gpointer data)
{
  TbrChange *change = data;

  g_free (change->title);
  g_strfreev (change->words);
  g_strfreev (change->settings);
  g_free (change);
}

char **
tbr_change_settings (const TbrChange *change, const char *const *before)
{
  GPtrArray *settings = g_ptr_array_new ();

  for (guint i = 0; before != NULL && before[i] != NULL; i++)
    g_ptr_array_add (settings, g_strdup (before[i]));
  for (guint i = 0; change->settings[i] != NULL; i++)
    g_ptr_array_add (settings, g_strdup (change->settings[i]));
  g_ptr_array_add (settings, NULL);
  return (char **) g_ptr_array_free (settings, FALSE);
}

/* What the list is made of. */
typedef struct
{
  const TbrScenario *scenario;
  const TbrResult *result;
  GPtrArray *out;  /* TbrChange */
  guint32 state;   /* where most was missing */
  int need;        /* TbrNeedKind of which; -1: nothing was */
  double lon, lat; /* degrees, where; NAN: not known */
} List;

/* The pattern with its words. (transfer full) */
static char *
fill (const char *pattern, char **words)
{
  GString *text = g_string_new (pattern);
  for (guint i = 0; words[i] != NULL; i++)
    g_string_replace (text, "%s", words[i], 1);
  return g_string_free (text, FALSE);
}

/* Takes words and settings. */
static void
add (List *list, const char *pattern, char **words, GPtrArray *settings)
{
  TbrChange *change = g_new (TbrChange, 1);

  g_ptr_array_add (settings, NULL);
  *change = (TbrChange){ fill (pattern, words), pattern, words,
                         (char **) g_ptr_array_free (settings, FALSE) };
  g_ptr_array_add (list->out, change);
}

static void
add_one (List *list, const char *pattern, char **words, char *setting)
{
  GPtrArray *settings = g_ptr_array_new ();

  g_ptr_array_add (settings, setting);
  add (list, pattern, words, settings);
}

static double
value_of (const List *list, const char *measure, TbrScope scope, const char *key)
{
  const TbrIndicator *found = tbr_result_find (list->result, measure, scope, key);

  return found != NULL ? found->value : NAN;
}

/* ---- where most was missing ---- */

/* The worst spell of shortage: "1/SE/fire-line". */
static void
find_worst (List *list)
{
  const GArray *indicators = list->result->indicators;
  const TbrIndicator *spell = NULL;

  list->state = list->scenario->n_states > 0 ? 0 : TBR_NONE;
  list->need = -1;
  list->lon = list->lat = NAN;
  for (guint i = 0; i < indicators->len && spell == NULL; i++)
    {
      const TbrIndicator *one = &g_array_index (indicators, TbrIndicator, i);
      if (one->scope == TBR_SCOPE_SPELL && g_str_has_prefix (one->key, "1/"))
        spell = one;
    }
  if (spell == NULL)
    return;
  g_auto (GStrv) parts = g_strsplit (spell->key, "/", 3);
  if (g_strv_length (parts) != 3)
    return;
  guint32 state = tbr_map_find_state (list->scenario->map, parts[1]).i;
  if (state != TBR_NONE)
    list->state = state;
  list->need = tbr_need_find (parts[2]);
  list->lon = value_of (list, "shortage.worst-lon", TBR_SCOPE_SPELL, spell->key);
  list->lat = value_of (list, "shortage.worst-lat", TBR_SCOPE_SPELL, spell->key);
}

/* ---- one more unit ---- */

/* An element that units were made from, of which there can be one more. */
typedef struct
{
  TbrSectionId section;
  const TbrObject *object;
  guint32 capability;
  guint n_units;
  double distance; /* metres, from its base to where most was missing */
} Store;

/* All stores of types that can serve the need. (transfer full): of Store */
static GArray *
find_stores (const List *list)
{
  static const TbrSectionId sections[] = { TBR_SECTION_STOCK, TBR_SECTION_UNITS };
  const TbrScenario *scenario = list->scenario;
  GArray *stores = g_array_new (FALSE, FALSE, sizeof (Store));
  g_autofree guint *counts = g_new0 (guint, scenario->n_objects + 1);

  for (guint i = 0; i < scenario->n_units; i++)
    counts[scenario->units[i].object]++;
  for (guint k = 0; k < G_N_ELEMENTS (sections); k++)
    for (guint i = 0; i < scenario->sections[sections[k]].n; i++)
      {
        const TbrObject *const *place = scenario->sections[sections[k]].objects + i;
        guint n = counts[place - scenario->objects];
        if (n == 0 || tbr_kind_find_param ((*place)->kind, "duty") < 0)
          continue;
        const TbrStock *stock = (*place)->values;
        const TbrRate *rate = tbr_scenario_rate (scenario, (guint) list->need, stock->capability);
        if (rate == NULL || !(rate->per_hour > 0) || stock->duty < 1)
          continue;
        Store store = { sections[k], *place, stock->capability, n,
                        tbr_geodesy_distance (stock->lon, stock->lat, list->lon, list->lat) };
        g_array_append_val (stores, store);
      }
  return stores;
}

/* Missions for each unit of a type that there is. */
static double
use_of (const List *list, guint32 capability)
{
  const TbrScenario *scenario = list->scenario;
  const char *id = tbr_scenario_object (scenario, TBR_SECTION_CAPABILITIES, capability)->id;
  double missions = value_of (list, "units.missions", TBR_SCOPE_CAPABILITY, id);
  guint n = 0;

  for (guint i = 0; i < scenario->n_units; i++)
    n += scenario->units[i].capability == capability;
  return missions > 0 ? missions / MAX (n, 1) : 0;
}

/* The scarcest type among the stores that is not yet in @taken; TBR_NONE when there is none. */
static guint32
find_scarcest (const List *list, const GArray *stores, const guint32 *taken, guint n_taken)
{
  guint32 best = TBR_NONE;
  double most = -1;

  for (guint i = 0; i < stores->len; i++)
    {
      guint32 capability = g_array_index (stores, Store, i).capability;
      gboolean is_taken = FALSE;
      for (guint k = 0; k < n_taken; k++)
        is_taken |= taken[k] == capability;
      double use = use_of (list, capability);
      if (is_taken || use <= most)
        continue;
      most = use;
      best = capability;
    }
  return best;
}

static void
add_units (List *list)
{
  if (list->need < 0 || !isfinite (list->lon))
    return;
  g_autoptr (GArray) stores = find_stores (list);
  guint32 taken[MOST_TYPES];
  for (guint n = 0; n < MOST_TYPES; n++)
    {
      const Store *nearest = NULL;
      taken[n] = find_scarcest (list, stores, taken, n);
      for (guint i = 0; i < stores->len; i++)
        {
          const Store *store = &g_array_index (stores, Store, i);
          if (store->capability == taken[n]
              && (nearest == NULL || store->distance < nearest->distance))
            nearest = store;
        }
      if (nearest == NULL)
        return;
      const TbrStock *stock = nearest->object->values;
      const TbrObject *type
          = tbr_scenario_object (list->scenario, TBR_SECTION_CAPABILITIES, nearest->capability);
      const TbrCapability *capability = list->scenario->capabilities[nearest->capability];
      const char *const words[] = { stock->base, capability->title, type->id, NULL };
      add_one (list, MORE_UNITS, g_strdupv ((char **) words),
               g_strdup_printf ("%s.%s.count=%" G_GINT64_FORMAT,
                                tbr_section_names[nearest->section], nearest->object->id,
                                stock->count + 1));
    }
}

/* More of the state's own services, where they had work. */
static void
add_services (List *list)
{
  const TbrScenario *scenario = list->scenario;

  if (list->need < 0 || list->state == TBR_NONE || !scenario->meta->national_services)
    return;
  double factor = scenario->states[list->state]->national_factor * MORE;
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd (text, sizeof text, "%.6g", factor);
  const TbrCountry *country = &scenario->map->countries[list->state];
  const char *const words[] = { country->name, NULL };
  add_one (list, MORE_SERVICES, g_strdupv ((char **) words),
           g_strdup_printf ("states.%s.national-factor=%s", country->iso, text));
}

/* ---- asking earlier ---- */

/* The law by so much earlier; FALSE when it is of no kind that can be moved. */
static gboolean
move_law (const TbrLaw *law, TbrLaw *out_moved)
{
  static const guint n_times[TBR_LAW_N]
      = { [TBR_LAW_CONSTANT] = 1,   [TBR_LAW_UNIFORM] = 2,  [TBR_LAW_EXPONENTIAL] = 1,
          [TBR_LAW_LOGNORMAL] = 3,  [TBR_LAW_WEIBULL] = 1,  [TBR_LAW_GAMMA] = 1,
          [TBR_LAW_TRIANGULAR] = 3, [TBR_LAW_EMPIRICAL] = 0 };

  *out_moved = *law;
  for (guint i = 0; i < n_times[law->kind]; i++)
    out_moved->p[i] = MAX (law->p[i] - EARLIER, law->p[i] * SHORTEST);
  return n_times[law->kind] > 0 && law->p[0] > 0;
}

static void
move_setting (const char *path, const TbrLaw *law, GPtrArray *settings)
{
  TbrLaw moved;

  if (!move_law (law, &moved))
    return;
  g_autofree char *text = tbr_law_format (&moved, TBR_DIMENSION_TIME);
  g_ptr_array_add (settings, g_strdup_printf ("%s=%s", path, text));
}

/* Whether a delay of the library, "wildfire.onset_to_request", is that of a hazard or of a need
 * here. */
static gboolean
is_waited (const List *list, const char *id)
{
  const TbrSection *hazards = &list->scenario->sections[TBR_SECTION_HAZARDS];
  const char *dot = strrchr (id, '.');

  if (dot == NULL || strcmp (dot, ".onset_to_request") != 0)
    return FALSE;
  g_autofree char *what = g_strndup (id, (gsize) (dot - id));
  gboolean is_here = tbr_need_find (what) >= 0;
  for (guint i = 0; i < hazards->n && !is_here; i++)
    is_here = strcmp (what, hazards->objects[i]->id) == 0
              || g_str_has_prefix (what, hazards->objects[i]->kind->name);
  return is_here;
}

/* States that ask when they are short wait for a delay: the library's, or the policy's own. */
static void
add_earlier (List *list)
{
  const TbrScenario *scenario = list->scenario;
  const TbrSection *lags = &scenario->sections[TBR_SECTION_LAGS];
  const TbrSection *policies = &scenario->sections[TBR_SECTION_POLICIES];
  GPtrArray *settings = g_ptr_array_new ();
  gboolean waits = FALSE;

  for (guint i = 0; i < policies->n; i++)
    {
      const TbrObject *policy = policies->objects[i];
      int param = tbr_kind_find_param (policy->kind, "onset-to-request");
      if (param < 0)
        continue;
      g_autofree char *path = g_strdup_printf ("policies.%s.onset-to-request", policy->id);
      waits = TRUE;
      move_setting (path,
                    &G_STRUCT_MEMBER (TbrLaw, policy->values, policy->kind->params[param].offset),
                    settings);
    }
  for (guint i = 0; i < lags->n && waits; i++)
    {
      if (!is_waited (list, lags->objects[i]->id))
        continue;
      g_autofree char *path = g_strdup_printf ("lags.%s.law", lags->objects[i]->id);
      move_setting (path, &((const TbrLag *) lags->objects[i]->values)->law, settings);
    }
  if (settings->len > 0)
    add (list, ASK_EARLIER, g_new0 (char *, 1), settings);
  else
    g_ptr_array_unref (settings);
}

/* ---- other policies ---- */

/* Whether anything was decided at a point. */
static gboolean
was_asked (const List *list, guint decision)
{
  if (decision == TBR_DECISION_DISPATCH)
    return value_of (list, "units.missions", TBR_SCOPE_ALL, "") > 0;
  return value_of (list, "belief.decisions", TBR_SCOPE_DECISION, tbr_decision_names[decision]) > 0;
}

static void
add_policies (List *list)
{
  const TbrScenario *scenario = list->scenario;

  for (guint i = 0; i < TBR_DECISION_N && list->state != TBR_NONE; i++)
    {
      const TbrObject *now = scenario->policies[i * scenario->n_states + list->state];
      if (!was_asked (list, i))
        continue;
      for (guint k = 0; tbr_policy_kinds[k] != NULL; k++)
        {
          const TbrPolicyKind *kind = tbr_policy_kinds[k];
          if ((kind->decisions >> i & 1) == 0 || strcmp (kind->kind.name, "never") == 0
              || (now != NULL && now->kind == &kind->kind))
            continue;
          const char *const words[] = { tbr_change_words[i], kind->kind.title, NULL };
          add_one (list, OTHER_POLICY, g_strdupv ((char **) words),
                   g_strdup_printf ("policies.%s.kind=%s", tbr_decision_names[i], kind->kind.name));
        }
    }
}

/* ---- obstacles ---- */

static void
add_obstacles (List *list)
{
  for (guint i = 0; i < TBR_OBSTACLE_N; i++)
    {
      const char *name = tbr_obstacle_names[i];
      g_autofree char *measure = g_strconcat ("border.", name, NULL);
      if (!(value_of (list, measure, TBR_SCOPE_ALL, "") > 0))
        continue;
      const char *const words[] = { name, NULL };
      add_one (list, NO_OBSTACLE, g_strdupv ((char **) words),
               g_strdup_printf ("meta.remove=%s %s", list->scenario->meta->remove, name));
    }
}

GPtrArray *
tbr_changes_list (const TbrScenario *scenario, const TbrResult *result)
{
  List list = { .scenario = scenario,
                .result = result,
                .out = g_ptr_array_new_with_free_func (tbr_change_free) };

  find_worst (&list);
  add_units (&list);
  add_services (&list);
  add_earlier (&list);
  add_policies (&list);
  add_obstacles (&list);
  return list.out;
}

/* ---- what the futures say ---- */

const TbrOutlookMeasure *
tbr_changes_harm (const TbrOutlook *outlook)
{
  /* the gravest first */
  static const char *const harms[] = { "K10.deaths",
                                       "harm.injured-untreated",
                                       "harm.without-shelter",
                                       "harm.exploitation",
                                       "harm.unregistered",
                                       "K13.dwellings-lost",
                                       "K13.burned",
                                       "K13.flooded",
                                       "K09.without-power",
                                       "K09.without-water",
                                       "K09.without-health-care",
                                       "K09.without-telecom",
                                       "harm.organisations-down",
                                       "K08.unmet-need-hours" };

  for (guint i = 0; i < G_N_ELEMENTS (harms); i++)
    {
      const TbrOutlookMeasure *measure = tbr_outlook_find (outlook, harms[i]);
      if (measure != NULL && measure->means[0].mean > 0)
        return measure;
    }
  return NULL;
}

TbrVerdict
tbr_outlook_verdict (const TbrOutlookMeasure *measure, guint variant)
{
  const TbrInterval *difference = &measure->paired[variant].difference;

  if (difference->n < LEAST_PAIRS)
    return TBR_VERDICT_UNKNOWN;
  double grain = GRAIN * fabs (measure->means[0].mean);
  if (fabs (difference->mean) <= grain && !(sqrt (measure->paired[variant].variance) > grain))
    return TBR_VERDICT_SAME;
  if (!(fabs (difference->mean) > measure->joint[variant]))
    return TBR_VERDICT_LUCK;
  return difference->mean < 0 ? TBR_VERDICT_LESS : TBR_VERDICT_MORE;
}

static gint
compare_variants (gconstpointer a, gconstpointer b, gpointer data)
{
  const TbrOutlookMeasure *measure = data;
  guint first = *(const guint *) a, second = *(const guint *) b;
  double x = measure->paired[first].difference.mean, y = measure->paired[second].difference.mean;

  if (isnan (x) != isnan (y))
    return isnan (x) ? 1 : -1;
  if (x != y && !isnan (x))
    return x < y ? -1 : 1;
  return first < second ? -1 : first > second;
}

guint *
tbr_outlook_rank (const TbrOutlook *outlook, const TbrOutlookMeasure *measure)
{
  guint n = outlook->n_variants - 1;
  guint *order = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    order[i] = i + 1;
  g_qsort_with_data (order, (gint) n, sizeof *order, compare_variants, (gpointer) measure);
  return order;
}
