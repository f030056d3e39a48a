/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a role may know: the only place at which the run is looked at for it. */
#include <tabard/briefing.h>

#include "exercise/director.h"
#include "response/choice.h"
#include "response/report.h"

#include <string.h>

static const char *const offer_words[TBR_OFFER_N]
    = { "made", "held", "accepted", "refused", "lapsed", "ended" };

/* A briefing while it is put together. */
typedef struct
{
  const TbrDirector *director;
  TbrSim *sim;
  TbrSeat seat;
  TbrBriefing *out;
} Draft;

static gboolean
is_own_state (const Draft *draft, guint32 state)
{
  return draft->seat.kind == TBR_SEAT_PLANNER
         || (draft->seat.kind == TBR_SEAT_STATE && draft->seat.state.i == state);
}

static void
add_reports (Draft *draft)
{
  for (guint32 i = 0; i < tbr_need_count (draft->sim); i++)
    {
      const TbrReport *seen = tbr_report_seen (draft->sim, TBR_HANDLE (TbrNeedId, i));
      if ((seen->required > 0 || seen->stock > 0)
          && tbr_right_sees_need (draft->director, draft->out->role, i))
        g_array_append_val (draft->out->reports, *seen);
    }
}

static gboolean
is_own_unit (const Draft *draft, guint32 unit)
{
  const TbrUnitSpec *spec = &draft->director->scenario->units[unit];

  if (draft->seat.kind == TBR_SEAT_ERCC)
    return spec->layer == TBR_LAYER_RESCEU;
  return is_own_state (draft, spec->state);
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

      if (!is_own_unit (draft, i))
        continue;
      tbr_unit_place (draft->sim, view.unit, &lon, &lat);
      view.lon = view.goal_lon = (float) lon;
      view.lat = view.goal_lat = (float) lat;
      g_array_append_val (draft->out->units, view);
    }
}

/* Whether the role knows of a line: its own, or one that it has been asked to help with. */
static gboolean
knows_line (const Draft *draft, const TbrRequest *request)
{
  const TbrScenario *scenario = draft->director->scenario;

  if (is_own_state (draft, request->state))
    return TRUE;
  if (request->alerted == TBR_NEVER)
    return FALSE;
  return draft->seat.kind == TBR_SEAT_ERCC
         || (draft->seat.kind == TBR_SEAT_STATE
             && tbr_scenario_participates (scenario, draft->seat.state.i)
             && tbr_choice_has (draft->sim, draft->seat.state, request->need, request->work));
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

      if (request->closed == TBR_NEVER && knows_line (draft, request))
        g_array_append_val (draft->out->lines, line);
    }
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
              .made = offer->made,
              .lapses = TBR_NEVER,
              .rate = offer->rate,
              .status = offer_words[offer->status],
              .is_to_answer = waits && !offer->refused && is_own_state (draft, host) };

      if (offer->status == TBR_OFFER_HELD)
        seen.lapses = tbr_queue_time (draft->sim, offer->timer);
      if (is_own_state (draft, host) || is_own_unit (draft, offer->unit)
          || draft->seat.kind == TBR_SEAT_ERCC)
        g_array_append_val (draft->out->offers, seen);
    }
}

/* The words of an inject in a language, or in the exercise's own. */
static const TbrWording *
wording_in (const TbrWordings *wordings, const char *language)
{
  for (guint i = 0; i < wordings->n; i++)
    if (g_str_equal (wordings->items[i].language, language))
      return &wordings->items[i];
  return wordings->n > 0 ? &wordings->items[0] : NULL;
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

static void
add_inject (Draft *draft, const TbrTurn *turn, const char *language)
{
  const TbrExercise *exercise = draft->director->exercise;
  gsize n = strcspn (turn->text, " ");

  for (guint i = 0; i < exercise->n_injects; i++)
    {
      const TbrInject *inject = &exercise->injects[i];
      const TbrWording *wording = wording_in (&inject->wordings, language);
      TbrLetter letter = { turn->at, (TbrMedium) inject->medium, inject->from, "", "", inject->id };

      if (strlen (inject->id) != n || strncmp (inject->id, turn->text, n) != 0 || wording == NULL
          || !is_for (inject, draft->out->role))
        continue;
      letter.subject = wording->subject;
      letter.body = wording->body;
      read_other_words (draft, turn->text, &letter);
      g_array_append_val (draft->out->letters, letter);
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
add_message (Draft *draft, const TbrTurn *turn)
{
  const char *role = draft->director->exercise->roles[draft->out->role].id;
  TbrLetter letter = { turn->at, TBR_MEDIUM_MAIL, "", "", "", "" };
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
    g_array_append_val (draft->out->letters, letter);
}

static void
add_letters (Draft *draft, const char *language)
{
  guint n;
  const TbrTurn *turns = tbr_director_turns (draft->director, &n);

  for (guint i = 0; i < n; i++)
    if (turns[i].kind == TBR_TURN_RELEASED)
      add_inject (draft, &turns[i], language);
    else if (turns[i].kind == TBR_TURN_MESSAGE)
      add_message (draft, &turns[i]);
}

TbrBriefing *
tbr_director_brief (const TbrDirector *director, guint role, const char *language)
{
  g_return_val_if_fail (director != NULL && role < director->exercise->n_roles, NULL);
  const TbrRole *given = &director->exercise->roles[role];
  TbrBriefing *out = g_new0 (TbrBriefing, 1);
  Draft draft = { director, director->sim, director->seats[role], out };

  out->at = tbr_sim_now (director->sim);
  out->scenario = director->scenario;
  out->exercise = director->exercise;
  out->role = role;
  out->by_person = director->roles[role].by_person && !director->is_over;
  out->from = director->exercise->begin + given->from;
  out->until = director->exercise->begin + given->until;
  out->reports = g_array_new (FALSE, FALSE, sizeof (TbrReport));
  out->units = g_array_new (FALSE, FALSE, sizeof (TbrUnitView));
  out->lines = g_array_new (FALSE, FALSE, sizeof (TbrLineSeen));
  out->offers = g_array_new (FALSE, FALSE, sizeof (TbrOfferSeen));
  out->letters = g_array_new (FALSE, FALSE, sizeof (TbrLetter));
  out->texts = g_string_chunk_new (1024);
  add_reports (&draft);
  add_units (&draft);
  add_lines (&draft);
  add_offers (&draft);
  add_letters (&draft, language);
  return out;
}

void
tbr_briefing_free (TbrBriefing *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->reports);
  g_array_unref (self->units);
  g_array_unref (self->lines);
  g_array_unref (self->offers);
  g_array_unref (self->letters);
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
  /* whether there is such a unit is not for the role to know */
  g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND, "role '%s' has no unit '%s'",
               self->exercise->roles[self->role].id, id);
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
  g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND, "role '%s' knows of no need %u",
               self->exercise->roles[self->role].id, need);
  return NULL;
}
