/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a role may know at an instant, copied: what sight lets through, as it was reported. */
#include <tabard/briefing.h>

#include "base/geodesy.h"
#include "exercise/channel.h"
#include "exercise/sight.h"
#include "response/response.h"

#include <string.h>

/* Metres: needs of one hazard that are nearer to the first of them are at one place. Source: our
   choice. */
#define ONE_PLACE 12000.0

static const char *const offer_words[TBR_OFFER_N]
    = { "made", "held", "accepted", "refused", "lapsed", "ended" };

/* A briefing while it is put together. */
typedef struct
{
  const TbrDirector *director;
  TbrSim *sim;
  TbrBriefing *out;
} Draft;

static gboolean
sees (const Draft *draft, TbrSightOf what, guint32 index)
{
  return tbr_sight_has (draft->director, draft->out->role, what, index);
}

static gboolean
is_own_state (const Draft *draft, guint32 state)
{
  return tbr_sight_is_own_state (draft->director, draft->out->role, state);
}

static void
add_reports (Draft *draft)
{
  for (guint32 i = 0; i < tbr_need_count (draft->sim); i++)
    if (sees (draft, TBR_SIGHT_OF_NEED, i))
      g_array_append_val (draft->out->reports,
                          *tbr_channel_report (draft->director, draft->out->role, i));
}

static void
add_units (Draft *draft)
{
  for (guint32 i = 0; i < draft->director->scenario->n_units; i++)
    {
      const TbrUnit *unit = tbr_unit_get (draft->sim, TBR_HANDLE (TbrUnitId, i));
      TbrUnitView view
          = { .unit = { i }, .phase = unit->phase, .until = unit->until, .need = { unit->need } };
      double lon, lat;

      if (!sees (draft, TBR_SIGHT_OF_UNIT, i))
        continue;
      tbr_unit_place (draft->sim, view.unit, &lon, &lat);
      view.lon = view.goal_lon = (float) lon;
      view.lat = view.goal_lat = (float) lat;
      g_array_append_val (draft->out->units, view);
    }
}

static void
add_lines (Draft *draft)
{
  for (guint32 i = 0; i < tbr_arena_count (&draft->sim->arena, TBR_GROUP_REQUEST); i++)
    {
      const TbrRequest *request = tbr_request_get (draft->sim, i);
      TbrLineSeen line = { .line = i,
                           .state = { request->state },
                           .need = (TbrNeedKind) request->need,
                           .work = (TbrWorkClass) request->work,
                           .opened = request->opened,
                           .asked = request->asked,
                           .accepted = request->accepted,
                           .is_own = is_own_state (draft, request->state) };

      if (sees (draft, TBR_SIGHT_OF_LINE, i))
        g_array_append_val (draft->out->lines, line);
    }
}

/* The place of a hazard, of those from @first on, to which a report belongs; a new one where there
   is none near. Returns: its index */
static guint
find_place (GArray *places, guint first, guint32 hazard, const TbrReport *report)
{
  const TbrHazardSeen place
      = { .hazard = hazard, .as_of = report->as_of, .lon = report->lon, .lat = report->lat };

  for (guint i = first; i < places->len; i++)
    {
      const TbrHazardSeen *seen = &g_array_index (places, TbrHazardSeen, i);
      if (tbr_geodesy_distance (seen->lon, seen->lat, report->lon, report->lat) < ONE_PLACE)
        return i;
    }
  g_array_append_val (places, place);
  return places->len - 1;
}

/* Where a hazard is by the reports that the role has; it stands there without a place when there
   are none. */
static void
add_places (Draft *draft, guint32 hazard)
{
  GArray *places = draft->out->hazards;
  const TbrHazardSeen nowhere = { .hazard = hazard, .as_of = TBR_NEVER };
  guint first = places->len;

  for (guint i = 0; i < draft->out->reports->len; i++)
    {
      const TbrReport *report = &g_array_index (draft->out->reports, TbrReport, i);
      if (tbr_need_get (draft->sim, report->need)->hazard != hazard)
        continue;
      guint place = find_place (places, first, hazard, report);
      TbrHazardSeen *seen = &g_array_index (places, TbrHazardSeen, place);
      seen->n_reports++;
      seen->as_of = MAX (seen->as_of, report->as_of);
      seen->reach = MAX (seen->reach,
                         tbr_geodesy_distance (seen->lon, seen->lat, report->lon, report->lat));
    }
  if (places->len == first)
    g_array_append_val (places, nowhere);
}

static void
add_hazards (Draft *draft)
{
  const TbrSection *section = &draft->director->scenario->sections[TBR_SECTION_HAZARDS];

  for (guint32 i = 0; i < section->n; i++)
    if (sees (draft, TBR_SIGHT_OF_HAZARD, i))
      add_places (draft, i);
}

static void
add_offers (Draft *draft)
{
  for (guint32 i = 0; i < tbr_arena_count (&draft->sim->arena, TBR_GROUP_OFFER); i++)
    {
      const TbrOffer *offer = tbr_offer_get (draft->sim, i);
      guint32 host = tbr_request_get (draft->sim, offer->request)->state;
      gboolean waits = offer->status == TBR_OFFER_MADE || offer->status == TBR_OFFER_HELD;
      TbrOfferSeen seen
          = { .offer = i,
              .line = offer->request,
              .unit = { offer->unit },
              .owner = { draft->director->scenario->units[offer->unit].state },
              .need = (TbrNeedKind) tbr_request_get (draft->sim, offer->request)->need,
              .made = offer->made,
              .lapses = TBR_NEVER,
              .rate = offer->rate,
              .status = offer_words[offer->status],
              .is_to_answer = waits && !offer->refused && is_own_state (draft, host) };

      if (offer->status == TBR_OFFER_HELD)
        seen.lapses = tbr_queue_time (draft->sim, offer->timer);
      if (sees (draft, TBR_SIGHT_OF_OFFER, i))
        g_array_append_val (draft->out->offers, seen);
    }
}

static gboolean
is_for (const TbrInject *inject, guint role)
{
  for (guint i = 0; i < inject->n_to; i++)
    if (inject->to[i] == role)
      return TRUE;
  return FALSE;
}

/* Other words that the facilitator has let an inject go in. */
static void
read_other_words (Draft *draft, const char *text, TbrLetter *letter)
{
  g_auto (GStrv) words = NULL;

  if (!g_shell_parse_argv (text, NULL, &words, NULL))
    return;
  for (guint i = 1; words[i] != NULL; i++)
    if (g_str_has_prefix (words[i], "subject="))
      letter->subject = g_string_chunk_insert (draft->out->texts, strchr (words[i], '=') + 1);
    else if (g_str_has_prefix (words[i], "body="))
      letter->body = g_string_chunk_insert (draft->out->texts, strchr (words[i], '=') + 1);
}

/* Adds a letter that was sent with a turn, when it has arrived. */
static void
add_letter (Draft *draft, TbrLetter letter, guint turn)
{
  guint32 channel
      = tbr_exercise_channel_of (draft->director->exercise, draft->out->role, letter.medium);

  letter.sent = letter.at;
  letter.at = tbr_channel_arrival (draft->director, channel, turn);
  if (letter.at != TBR_NEVER)
    g_array_append_val (draft->out->letters, letter);
}

static void
add_inject (Draft *draft, guint number, const char *language)
{
  const TbrExercise *exercise = draft->director->exercise;
  const TbrTurn *turn = &g_array_index (draft->director->turns, TbrTurn, number);
  gsize n = strcspn (turn->text, " ");

  for (guint i = 0; i < exercise->n_injects; i++)
    {
      const TbrInject *inject = &exercise->injects[i];
      const TbrWording *wording = tbr_wording_in (&inject->wordings, language);

      if (wording == NULL && inject->wordings.n > 0)
        wording = &inject->wordings.items[0];
      if (strlen (inject->id) != n || strncmp (inject->id, turn->text, n) != 0 || wording == NULL
          || !is_for (inject, draft->out->role))
        continue;
      TbrLetter letter = { .at = turn->at,
                           .medium = (TbrMedium) inject->medium,
                           .from = *wording->from != '\0' ? wording->from : inject->from,
                           .subject = wording->subject,
                           .body = wording->body,
                           .id = inject->id };
      read_other_words (draft, turn->text, &letter);
      add_letter (draft, letter, number);
    }
}

/* The medium called @name, a mail where there is none. */
static TbrMedium
medium_called (const char *name)
{
  for (guint i = 0; i < TBR_MEDIUM_N; i++)
    if (g_str_equal (tbr_medium_names[i], name))
      return (TbrMedium) i;
  return TBR_MEDIUM_MAIL;
}

/* "to='a b' from=... medium=press subject=... body=..." */
static void
add_message (Draft *draft, guint number)
{
  const char *role = draft->director->exercise->roles[draft->out->role].id;
  const TbrTurn *turn = &g_array_index (draft->director->turns, TbrTurn, number);
  TbrLetter letter = { turn->at, turn->at, TBR_MEDIUM_MAIL, "", "", "", "" };
  gboolean is_for_it = TRUE;
  g_auto (GStrv) words = NULL;

  if (!g_shell_parse_argv (turn->text, NULL, &words, NULL))
    return;
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *value = strchr (words[i], '=') + 1;
      const char *kept = g_string_chunk_insert (draft->out->texts, value);
      if (g_str_has_prefix (words[i], "to="))
        {
          g_auto (GStrv) to = g_strsplit (value, " ", -1);
          is_for_it = g_strv_contains ((const char *const *) to, role);
        }
      else if (g_str_has_prefix (words[i], "medium="))
        letter.medium = medium_called (value);
      else if (g_str_has_prefix (words[i], "from="))
        letter.from = kept;
      else if (g_str_has_prefix (words[i], "subject="))
        letter.subject = kept;
      else if (g_str_has_prefix (words[i], "body="))
        letter.body = kept;
    }
  if (is_for_it)
    add_letter (draft, letter, number);
}

static gint
compare_arrivals (gconstpointer a, gconstpointer b)
{
  TbrTime first = ((const TbrLetter *) a)->at, second = ((const TbrLetter *) b)->at;

  return (first > second) - (first < second);
}

static void
add_letters (Draft *draft, const char *language)
{
  guint n;
  const TbrTurn *turns = tbr_director_turns (draft->director, &n);

  for (guint i = 0; i < n; i++)
    if (turns[i].kind == TBR_TURN_RELEASED)
      add_inject (draft, i, language);
    else if (turns[i].kind == TBR_TURN_MESSAGE)
      add_message (draft, i);
  /* stable: what arrives together stays in the order in which it was sent */
  g_array_sort (draft->out->letters, compare_arrivals);
}

static void
add_channels (Draft *draft)
{
  const TbrExercise *exercise = draft->director->exercise;

  for (guint i = 0; i < exercise->n_channels; i++)
    {
      const TbrContactProgress *progress = tbr_director_channel (draft->director, i);
      TbrContactSeen seen
          = { &exercise->channels[i], progress->by_order || progress->by_telecom, progress->at };
      if (exercise->channels[i].role == draft->out->role)
        g_array_append_val (draft->out->channels, seen);
    }
}

TbrBriefing *
tbr_director_brief (const TbrDirector *director, guint role, const char *language)
{
  g_return_val_if_fail (director != NULL && role < director->exercise->n_roles, NULL);
  const TbrRole *given = &director->exercise->roles[role];
  TbrBriefing *out = g_new0 (TbrBriefing, 1);
  Draft draft = { director, director->sim, out };

  out->at = tbr_sim_now (director->sim);
  out->scenario = director->scenario;
  out->exercise = director->exercise;
  out->role = role;
  out->duty = tbr_wording_in (&given->wordings, language != NULL ? language : "");
  if (out->duty == NULL && given->wordings.n > 0)
    out->duty = &given->wordings.items[0];
  out->by_person = director->roles[role].by_person && !director->is_over;
  out->from = director->exercise->begin + given->from;
  out->until = director->exercise->begin + given->until;
  out->reports = g_array_new (FALSE, FALSE, sizeof (TbrReport));
  out->units = g_array_new (FALSE, FALSE, sizeof (TbrUnitView));
  out->hazards = g_array_new (FALSE, FALSE, sizeof (TbrHazardSeen));
  out->lines = g_array_new (FALSE, FALSE, sizeof (TbrLineSeen));
  out->offers = g_array_new (FALSE, FALSE, sizeof (TbrOfferSeen));
  out->letters = g_array_new (FALSE, FALSE, sizeof (TbrLetter));
  out->channels = g_array_new (FALSE, FALSE, sizeof (TbrContactSeen));
  out->texts = g_string_chunk_new (1024);
  add_reports (&draft);
  add_units (&draft);
  add_hazards (&draft);
  add_lines (&draft);
  add_offers (&draft);
  add_letters (&draft, language);
  add_channels (&draft);
  return out;
}

void
tbr_briefing_free (TbrBriefing *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->reports);
  g_array_unref (self->units);
  g_array_unref (self->hazards);
  g_array_unref (self->lines);
  g_array_unref (self->offers);
  g_array_unref (self->letters);
  g_array_unref (self->channels);
  g_string_chunk_free (self->texts);
  g_free (self);
}

const TbrUnitView *
tbr_briefing_unit (const TbrBriefing *self, const char *id, GError **error)
{
  for (guint i = 0; i < self->units->len; i++)
    {
      const TbrUnitView *unit = &g_array_index (self->units, TbrUnitView, i);
      if (g_str_equal (self->scenario->units[unit->unit.i].id, id))
        return unit;
    }
  tbr_sight_refuse (&self->exercise->roles[self->role], TBR_SIGHT_OF_UNIT, id, error);
  return NULL;
}

const TbrReport *
tbr_briefing_need (const TbrBriefing *self, guint32 need, GError **error)
{
  for (guint i = 0; i < self->reports->len; i++)
    {
      const TbrReport *report = &g_array_index (self->reports, TbrReport, i);
      if (report->need.i == need)
        return report;
    }
  g_autofree char *number = g_strdup_printf ("%u", need);
  tbr_sight_refuse (&self->exercise->roles[self->role], TBR_SIGHT_OF_NEED, number, error);
  return NULL;
}

gboolean
tbr_report_is_alarm (const TbrReport *report)
{
  return report->as_of <= report->opened;
}
