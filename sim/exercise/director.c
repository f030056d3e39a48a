/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How an exercise goes on: its run, its clock, and its events list. */
#include "exercise/director.h"

#include "exercise/channel.h"

#include "scenario/seat.h"

#include <tabard/units.h>

#include <string.h>

const char *const tbr_inject_state_names[TBR_INJECT_N + 1]
    = { "waiting", "due", "held", "released", "skipped", "missed", NULL };
const char *const tbr_branch_state_names[TBR_BRANCH_N + 1] = { "open", "taken", "passed", NULL };
const char *const tbr_turn_names[TBR_TURN_N + 1]
    = { "order",   "refused", "due",      "released", "held", "skipped", "missed",
        "message", "taken",   "passed",   "done",     "seat", "rated",   "mark",
        "over",    "cut",     "restored", "worded",   NULL };

/* @digest: of the facts before it; @why: of what was refused */
static void
add (TbrDirector *self, TbrTurnKind kind, const char *who, const char *text, guint64 digest,
     const char *why)
{
  TbrTurn turn = { .kind = kind,
                   .at = tbr_sim_now (self->sim),
                   .n_events = tbr_sim_n_events (self->sim),
                   .digest = digest,
                   .who = g_string_chunk_insert_const (self->texts, who),
                   .text = g_string_chunk_insert_const (self->texts, text),
                   .why = why != NULL ? g_string_chunk_insert_const (self->texts, why) : NULL,
                   .clock = self->clock };

  g_array_append_val (self->turns, turn);
  if (self->listener != NULL)
    self->listener (self->listener_data, &turn);
}

void
tbr_director_add (TbrDirector *self, TbrTurnKind kind, const char *who, const char *text)
{
  add (self, kind, who, text, tbr_sim_digest (self->sim), NULL);
}

void
tbr_director_refused (TbrDirector *self, const char *who, const char *text, const GError *why)
{
  add (self, TBR_TURN_REFUSED, who, text, tbr_sim_digest (self->sim),
       why != NULL ? why->message : NULL);
}

guint32
tbr_director_find_role (const TbrDirector *self, const char *id)
{
  for (guint32 i = 0; i < self->exercise->n_roles; i++)
    if (g_str_equal (self->exercise->roles[i].id, id))
      return i;
  return TBR_NONE;
}

TbrCommand *
tbr_director_parse (const TbrDirector *self, const char *seat, const char *words, GError **error)
{
  g_autofree char *at = tbr_instant_format (self->scenario->start_unix + tbr_sim_now (self->sim));
  g_autofree char *line = g_strdup_printf ("%s %s %s", at, seat, words);

  return tbr_command_parse (self->scenario, line, error);
}

gboolean
tbr_director_give (TbrDirector *self, const char *who, const TbrCommand *command, GError **error)
{
  g_autofree char *line = tbr_command_format (self->scenario, command);
  guint64 digest = tbr_sim_digest (self->sim);

  if (!tbr_sim_order (self->sim, command, error))
    return FALSE;
  tbr_sim_flush (self->sim);
  add (self, TBR_TURN_ORDER, who, line, digest, NULL);
  return TRUE;
}

void
tbr_director_command (TbrDirector *self, const char *who, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrCommand) command = tbr_director_parse (self, "planner", words, &error);

  if (command == NULL || !tbr_director_give (self, who, command, &error))
    tbr_director_refused (self, who, words, error);
}

/* Hands the decisions of a role's seat over by the command door; the planner has none. */
static void
hand_over (TbrDirector *self, guint role, const char *player, const char *points)
{
  const TbrSeat *seat = &self->seats[role];
  g_autoptr (GString) words = g_string_new (NULL);

  g_string_printf (words, "set-seat player=%s", player);
  if (seat->kind == TBR_SEAT_STATE)
    g_string_append_printf (words, " state=%s", self->scenario->map->countries[seat->state.i].iso);
  if (*points != '\0')
    g_string_append_printf (words, " decisions='%s'", points);
  if (seat->kind != TBR_SEAT_PLANNER)
    tbr_director_command (self, TBR_DIRECTOR, words->str);
}

void
tbr_director_seat (TbrDirector *self, guint role, TbrPlayerKind player)
{
  g_autofree char *points = tbr_deed_points (self, role);
  gboolean by_person = player == TBR_PLAYER_PERSON;

  if (self->roles[role].by_person == by_person)
    return;
  self->roles[role].by_person = by_person;
  if (*points != '\0')
    hand_over (self, role, by_person ? "person" : "doctrine", by_person ? points : "");
}

void
tbr_director_done (TbrDirector *self, guint expected, const char *who, TbrTime at, const char *text)
{
  const TbrExpected *action = &self->exercise->expecteds[expected];
  TbrExpectedProgress *progress = &self->expecteds[expected];
  TbrTime since = at - self->exercise->begin;
  gboolean in_time = since >= action->from && since <= action->until;

  if (progress->at != TBR_NEVER && (progress->in_time || !in_time))
    return;
  *progress = (TbrExpectedProgress){ at, in_time };
  tbr_director_add (self, TBR_TURN_DONE, who, text);
}

static void
set_inject (TbrDirector *self, guint i, TbrInjectState state)
{
  self->injects[i] = (TbrInjectProgress){ state, tbr_sim_now (self->sim) };
  if (self->due[i] == TBR_NEVER && (state == TBR_INJECT_DUE || state == TBR_INJECT_RELEASED))
    self->due[i] = tbr_sim_now (self->sim);
}

void
tbr_director_release (TbrDirector *self, guint i, const char *who, const char *text)
{
  const TbrInject *inject = &self->exercise->injects[i];
  g_autofree char *worded = tbr_director_worded (self, i, text);

  set_inject (self, i, TBR_INJECT_RELEASED);
  tbr_director_add (self, TBR_TURN_RELEASED, who, worded != NULL ? worded : text);
  if (*inject->effect != '\0' && !tbr_channel_effect (self, inject->effect))
    tbr_director_command (self, TBR_DIRECTOR, inject->effect);
}

static void
look_at_branch (TbrDirector *self, guint i, TbrTime since)
{
  const TbrStoryBranch *branch = &self->exercise->branches[i];
  TbrBranchProgress *progress = &self->branches[i];
  gboolean is_taken, is_passed;

  if (progress->state != TBR_BRANCH_OPEN || since < branch->from)
    return;
  is_taken = since <= branch->until && tbr_condition_holds (self, &branch->when);
  is_passed = !is_taken && since >= branch->until;
  if (!is_taken && !is_passed)
    return;
  *progress = (TbrBranchProgress){ is_taken ? TBR_BRANCH_TAKEN : TBR_BRANCH_PASSED,
                                   tbr_sim_now (self->sim) };
  tbr_director_add (self, is_taken ? TBR_TURN_TAKEN : TBR_TURN_PASSED, TBR_DIRECTOR, branch->id);
}

/* Whether an inject's time or condition has come. */
static gboolean
is_due (const TbrDirector *self, const TbrInject *inject, TbrTime since)
{
  TbrBranchState wanted = inject->side == TBR_SIDE_TAKEN ? TBR_BRANCH_TAKEN : TBR_BRANCH_PASSED;

  if (inject->branch != TBR_NONE && self->branches[inject->branch].state != wanted)
    return FALSE;
  if (inject->at != TBR_NEVER)
    return since >= inject->at;
  return inject->when.n > 0 && tbr_condition_holds (self, &inject->when);
}

static void
look_at_inject (TbrDirector *self, guint i, TbrTime since)
{
  const TbrInject *inject = &self->exercise->injects[i];
  TbrInjectState state = self->injects[i].state;

  if (state > TBR_INJECT_HELD)
    return;
  if (state == TBR_INJECT_WAITING && since <= inject->until && is_due (self, inject, since))
    {
      if (inject->release == TBR_RELEASER_DIRECTOR)
        {
          tbr_director_release (self, i, TBR_DIRECTOR, inject->id);
          return;
        }
      set_inject (self, i, TBR_INJECT_DUE);
      tbr_director_add (self, TBR_TURN_DUE, TBR_DIRECTOR, inject->id);
    }
  if (since < inject->until)
    return;
  set_inject (self, i, TBR_INJECT_MISSED);
  tbr_director_add (self, TBR_TURN_MISSED, TBR_DIRECTOR, inject->id);
}

/* Looks at branches, injects and expected actions, in that order. */
static void
look (TbrDirector *self)
{
  TbrTime since = tbr_sim_now (self->sim) - self->exercise->begin;

  tbr_sim_flush (self->sim);
  self->looked = tbr_sim_now (self->sim);
  tbr_channel_look (self);
  for (guint i = 0; i < self->exercise->n_expecteds; i++)
    if (self->by_doctrine[i] != TBR_NEVER)
      {
        const TbrExpected *action = &self->exercise->expecteds[i];
        tbr_director_done (self, i, self->exercise->roles[action->role].id, self->by_doctrine[i],
                           action->id);
        self->by_doctrine[i] = TBR_NEVER;
      }
  for (guint i = 0; i < self->exercise->n_branches; i++)
    look_at_branch (self, i, since);
  for (guint i = 0; i < self->exercise->n_injects; i++)
    look_at_inject (self, self->order[i], since);
}

/* The next instant at which conditions are looked at: a step, or the time of an inject. */
static TbrTime
next_look (const TbrDirector *self)
{
  TbrTime begin = self->exercise->begin, end = tbr_director_end (self);
  TbrTime last = self->looked, next;

  if (last == TBR_NEVER)
    return begin;
  next = begin + ((last - begin) / TBR_DIRECTOR_STEP + 1) * TBR_DIRECTOR_STEP;
  for (guint i = 0; i < self->exercise->n_injects; i++)
    {
      TbrTime at = self->exercise->injects[i].at;
      if (at != TBR_NEVER && begin + at > last)
        next = MIN (next, begin + at);
    }
  return MIN (next, end);
}

void
tbr_director_run_until (TbrDirector *self, TbrTime until)
{
  TbrTime end = tbr_director_end (self);

  until = MIN (until, end);
  while (!self->is_over)
    {
      TbrTime next = next_look (self);
      tbr_sim_run_until (self->sim, MIN (next, until));
      if (next > until)
        return;
      look (self);
      if (next < end)
        continue;
      /* what doctrine does from now on is no part of the exercise */
      self->is_over = TRUE;
      for (guint i = 0; i < self->exercise->n_roles; i++)
        tbr_director_seat (self, i, TBR_PLAYER_DOCTRINE);
      tbr_director_add (self, TBR_TURN_OVER, TBR_DIRECTOR, "");
    }
}

void
tbr_director_finish (TbrDirector *self)
{
  if (!self->is_over)
    self->left = tbr_sim_now (self->sim);
  tbr_director_run_until (self, TBR_NEVER);
  tbr_sim_run_until (self->sim, TBR_NEVER);
  tbr_sim_flush (self->sim);
}

static gint
compare_numbers (gconstpointer a, gconstpointer b, gpointer data)
{
  const TbrInject *injects = data;
  gint64 first = injects[*(const guint *) a].number, second = injects[*(const guint *) b].number;

  return (first > second) - (first < second);
}

static void
set_up (TbrDirector *self)
{
  const TbrExercise *exercise = self->exercise;

  for (guint i = 0; i < exercise->n_injects; i++)
    {
      self->injects[i].at = self->due[i] = TBR_NEVER;
      self->order[i] = i;
    }
  g_qsort_with_data (self->order, (gint) exercise->n_injects, sizeof (guint), compare_numbers,
                     (gpointer) exercise->injects);
  for (guint i = 0; i < exercise->n_branches; i++)
    self->branches[i].at = TBR_NEVER;
  for (guint i = 0; i < exercise->n_channels; i++)
    self->channels[i].at = TBR_NEVER;
  for (guint i = 0; i < exercise->n_expecteds; i++)
    self->expecteds[i].at = self->by_doctrine[i] = TBR_NEVER;
  for (guint i = 0; i < exercise->n_roles; i++)
    tbr_seat_parse (self->scenario->map, exercise->roles[i].seat, &self->seats[i], NULL);
}

/* @players: who has the seats, or TBR_PLAYER_N: as the exercise says */
static TbrDirector *
open_exercise (const TbrExercise *exercise, const TbrScenario *scenario, guint32 replication,
               TbrPlayerKind players)
{
  TbrDirector *self = g_new0 (TbrDirector, 1);
  gint64 seed = exercise->seed == G_MININT64 ? scenario->meta->seed : exercise->seed;

  self->exercise = exercise;
  self->scenario = scenario;
  self->looked = self->result_at = self->left = TBR_NEVER;
  self->ordered.kind = TBR_NONE;
  self->seats = g_new0 (TbrSeat, exercise->n_roles);
  self->injects = g_new0 (TbrInjectProgress, exercise->n_injects);
  self->due = g_new0 (TbrTime, exercise->n_injects);
  self->order = g_new0 (guint, exercise->n_injects);
  self->branches = g_new0 (TbrBranchProgress, exercise->n_branches);
  self->expecteds = g_new0 (TbrExpectedProgress, exercise->n_expecteds);
  self->roles = g_new0 (TbrRoleProgress, exercise->n_roles);
  self->channels = g_new0 (TbrContactProgress, exercise->n_channels);
  self->kept = g_new0 (GArray *, exercise->n_roles);
  self->marks = g_new0 (guint, exercise->n_criteria);
  self->deeds = g_new0 (guint, exercise->n_roles * TBR_DEEDS_MAX);
  self->by_doctrine = g_new0 (TbrTime, exercise->n_expecteds);
  self->facts = g_new0 (guint64, TBR_FACT_N);
  self->turns = g_array_new (FALSE, TRUE, sizeof (TbrTurn));
  self->texts = g_string_chunk_new (4096);
  set_up (self);
  self->fogged = tbr_fogged_new (exercise, scenario);
  self->sim = tbr_sim_new (self->fogged != NULL ? tbr_fogged_scenario (self->fogged) : scenario,
                           (guint64) seed, replication);
  tbr_sim_run_until (self->sim, exercise->begin);
  tbr_sim_flush (self->sim);
  tbr_sim_listen (self->sim, tbr_deed_hear, self);
  for (guint i = 0; i < exercise->n_roles; i++)
    tbr_director_seat (self, i,
                       players == TBR_PLAYER_N ? (TbrPlayerKind) exercise->roles[i].player
                                               : players);
  tbr_director_run_until (self, exercise->begin);
  return self;
}

TbrDirector *
tbr_director_new (const TbrExercise *exercise, const TbrScenario *scenario, guint32 replication)
{
  g_return_val_if_fail (exercise != NULL && scenario != NULL, NULL);
  return open_exercise (exercise, scenario, replication, TBR_PLAYER_N);
}

TbrDirector *
tbr_director_rehearse (const TbrExercise *exercise, const TbrScenario *scenario,
                       guint32 replication)
{
  g_return_val_if_fail (exercise != NULL && scenario != NULL, NULL);
  return open_exercise (exercise, scenario, replication, TBR_PLAYER_DOCTRINE);
}

void
tbr_director_free (TbrDirector *self)
{
  if (self == NULL)
    return;
  tbr_sim_free (self->sim);
  tbr_fogged_unref (self->fogged);
  g_clear_pointer (&self->result, tbr_result_free);
  g_array_unref (self->turns);
  g_string_chunk_free (self->texts);
  g_free (self->seats);
  g_free (self->injects);
  g_free (self->due);
  g_free (self->order);
  g_free (self->branches);
  g_free (self->expecteds);
  g_free (self->roles);
  for (guint i = 0; i < self->exercise->n_roles; i++)
    g_clear_pointer (&self->kept[i], g_array_unref);
  g_free (self->kept);
  g_free (self->channels);
  g_free (self->marks);
  g_free (self->deeds);
  g_free (self->by_doctrine);
  g_free (self->facts);
  g_free (self);
}

gboolean
tbr_director_say (TbrDirector *self, const char *who, const char *words, GError **error)
{
  g_return_val_if_fail (self != NULL && who != NULL && words != NULL, FALSE);
  g_autofree char *good = tbr_director_read_words (words, error);
  guint32 role = tbr_director_find_role (self, who);
  g_autoptr (GError) why = NULL;

  if (good == NULL)
    return FALSE;
  if (role == TBR_NONE && !g_str_equal (who, TBR_FACILITATOR))
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_NAME,
                   "'%s' is no role of the exercise and not the %s", who, TBR_FACILITATOR);
      return FALSE;
    }
  if (role == TBR_NONE ? tbr_facilitator_say (self, good, &why)
                       : tbr_right_say (self, role, good, &why))
    return TRUE;
  tbr_director_refused (self, who, good, why);
  g_propagate_error (error, g_steal_pointer (&why));
  return FALSE;
}

void
tbr_director_set_clock (TbrDirector *self, gint64 clock)
{
  g_return_if_fail (self != NULL);
  self->clock = clock;
}

void
tbr_director_note (TbrDirector *self)
{
  const TbrTurn *last
      = self->turns->len > 0 ? &g_array_index (self->turns, TbrTurn, self->turns->len - 1) : NULL;

  if (last == NULL || last->at != tbr_sim_now (self->sim))
    tbr_director_add (self, TBR_TURN_MARK, TBR_DIRECTOR, "");
}

void
tbr_director_listen (TbrDirector *self, TbrTurnFunc take, gpointer data)
{
  self->listener = take;
  self->listener_data = data;
}

TbrTime
tbr_director_now (const TbrDirector *self)
{
  return tbr_sim_now (self->sim);
}

TbrTime
tbr_director_end (const TbrDirector *self)
{
  return self->exercise->begin + self->exercise->duration;
}

gboolean
tbr_director_is_over (const TbrDirector *self)
{
  return self->is_over;
}

TbrTime
tbr_director_left (const TbrDirector *self)
{
  return self->left;
}

const TbrExercise *
tbr_director_exercise (const TbrDirector *self)
{
  return self->exercise;
}

const TbrSim *
tbr_director_sim (const TbrDirector *self)
{
  return self->sim;
}

const TbrInjectProgress *
tbr_director_inject (const TbrDirector *self, guint inject)
{
  return &self->injects[inject];
}

const TbrBranchProgress *
tbr_director_branch (const TbrDirector *self, guint branch)
{
  return &self->branches[branch];
}

const TbrExpectedProgress *
tbr_director_expected (const TbrDirector *self, guint expected)
{
  return &self->expecteds[expected];
}

const TbrRoleProgress *
tbr_director_role (const TbrDirector *self, guint role)
{
  return &self->roles[role];
}

const TbrContactProgress *
tbr_director_channel (const TbrDirector *self, guint channel)
{
  return &self->channels[channel];
}

guint
tbr_director_mark (const TbrDirector *self, guint criterion)
{
  return self->marks[criterion];
}

const TbrTurn *
tbr_director_turns (const TbrDirector *self, guint *out_n)
{
  *out_n = self->turns->len;
  return (const TbrTurn *) (gconstpointer) self->turns->data;
}
