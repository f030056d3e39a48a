/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the decisions of an exercise changed: each is taken back with the same luck, many times. */
#include <tabard/review.h>

#include "batch/each.h"
#include "exercise/anchor.h"

#include <math.h>

/* An order that could not be given earlier, or that cannot be given yet, is tried again so often,
   and in other luck for so long: somebody who wants something waits until there is what it is
   about. Source: our assumption. */
#define TRY_AGAIN (5 * TBR_MINUTE)
#define WAIT (12 * TBR_HOUR)
#define SLICE TBR_HOUR /* after which a run looks whether it is still wanted */

/* One thing that was said, and what it names. */
typedef struct
{
  const TbrLine *line;
  TbrAnchor anchor;
  TbrBelieved believed;
} Said;

typedef struct
{
  const TbrReviewSpec *spec;
  GArray *script;   /* TbrLine: what was said and not refused */
  Said *said;       /* by line */
  guint *decisions; /* lines that are decisions */
  guint n_decisions;
  guint n_measures;
  guint n_parts;    /* of the changes in one luck, for as many threads */
  double *values;   /* runs x measures */
  guint8 *is_given; /* runs: baseline runs x decisions: whether the order was carried out */
  gint *n_there;    /* by replication: parts that are played, atomic */
  gint *was_left;   /* it was seen that nobody waits for this one, atomic */
  char **units;     /* by measure, NULL-ended */
} Job;

/* One run of the exercise. */
typedef struct
{
  const Job *job;
  TbrDirector *director;
  guint decision; /* line that is changed; of a change alone */
  TbrTwist twist;
  TbrTime next;       /* EARLIER: when the order is tried next, TBR_NEVER once it was given */
  guint8 *is_waiting; /* by line: it could not be given yet */
  guint n_waiting;
  guint8 *is_given; /* by line: it was carried out; NULL: nobody wants to know */
} Play;

/* Says a line in the luck of the run. Returns: whether it was carried out */
static gboolean
say (const Play *play, guint i)
{
  const Said *said = &play->job->said[i];
  g_autofree char *words = tbr_anchor_words (&said->anchor, play->director->sim, said->line->words);
  gboolean is_done
      = words != NULL && tbr_director_say (play->director, said->line->who, words, NULL);

  if (is_done && play->is_given != NULL)
    play->is_given[i] = 1;
  return is_done;
}

/* Says a line, and notes it when it is to be tried again. Returns: whether it was carried out */
static gboolean
say_or_wait (Play *play, guint i)
{
  gboolean is_done = say (play, i);

  if (!is_done && !play->is_waiting[i])
    {
      play->is_waiting[i] = 1;
      play->n_waiting++;
    }
  return is_done;
}

/* Tries what waits, in its order; what has waited too long is given up. */
static void
try_waiting (Play *play)
{
  TbrTime now = tbr_director_now (play->director);

  for (guint i = 0; i < play->job->script->len; i++)
    if (play->is_waiting[i] && (say (play, i) || now - play->job->said[i].line->at >= WAIT))
      {
        play->is_waiting[i] = 0;
        play->n_waiting--;
      }
}

/* Whether nobody waits for it any more. Once seen it stays so: what was left out by then is
   missing, whatever is wanted later. */
static gboolean
is_left (const Job *job)
{
  if (job->spec->watch != NULL && g_atomic_int_get (&job->spec->watch->is_unwanted) != 0)
    g_atomic_int_set (job->was_left, 1);
  return g_atomic_int_get (job->was_left) != 0;
}

/* A run goes on to an instant, unless nobody wants it on the way. */
static void
run_to (const Play *play, TbrTime at)
{
  TbrDirector *director = play->director;

  for (TbrTime next = tbr_director_now (director) + SLICE;
       next < at && !tbr_director_is_over (director) && !is_left (play->job); next += SLICE)
    tbr_director_run_until (director, next);
  if (!is_left (play->job))
    tbr_director_run_until (director, at);
}

/* The same to the scenario's end. Returns: whether it came there */
static gboolean
finish (const Play *play)
{
  TbrDirector *director = play->director;

  run_to (play, tbr_director_end (director));
  for (TbrTime next = tbr_director_now (director) + SLICE;
       !tbr_sim_is_over (director->sim) && !is_left (play->job); next += SLICE)
    tbr_sim_run_until (director->sim, next);
  if (is_left (play->job))
    return FALSE;
  tbr_director_finish (director);
  return TRUE;
}

/* Goes on to an instant; what waits is tried at steps on the way that are the same in every run. */
static void
go_to (Play *play, TbrTime at)
{
  TbrTime begin = play->job->spec->played->exercise->begin;

  while (play->n_waiting > 0)
    {
      TbrTime step = (tbr_director_now (play->director) - begin) / TRY_AGAIN + 1;
      TbrTime next = begin + step * TRY_AGAIN;
      if (next > at || tbr_director_is_over (play->director) || is_left (play->job))
        break;
      tbr_director_run_until (play->director, next);
      try_waiting (play);
    }
  run_to (play, at);
}

/* Tries the order that is to come earlier, at all its instants before @until. */
static void
try_earlier (Play *play, TbrTime until)
{
  while (play->next < until && !is_left (play->job))
    {
      go_to (play, play->next);
      play->next = say (play, play->decision) ? TBR_NEVER : play->next + TRY_AGAIN;
    }
}

static void
give_seat (const Play *play, const char *player)
{
  const TbrLine *line = play->job->said[play->decision].line;
  g_autofree char *words = g_strdup_printf ("seat %s %s", line->who, player);

  (void) tbr_director_say (play->director, TBR_FACILITATOR, words, NULL);
}

/* Whether the person of the decision's role speaks again with this line. */
static gboolean
speaks_again (const Play *play, guint i)
{
  return play->twist == TBR_TWIST_DOCTRINE && i > play->decision
         && g_str_equal (play->job->said[i].line->who, play->job->said[play->decision].line->who);
}

/* What takes the place of the decision. */
static gboolean
say_twisted (Play *play, guint i)
{
  gboolean is_late = play->twist == TBR_TWIST_EARLIER && play->next != TBR_NEVER;

  if (play->twist == TBR_TWIST_DOCTRINE)
    give_seat (play, "doctrine");
  play->next = TBR_NEVER;
  return is_late && say_or_wait (play, i);
}

/* Plays on from before line @from, to the scenario's end; FALSE when nobody wants that any more. */
static gboolean
play_on (Play *play, guint from)
{
  const Job *job = play->job;
  gboolean has_spoken = FALSE;

  for (guint i = from; i < job->script->len && !is_left (job); i++)
    {
      TbrTime at = job->said[i].line->at;

      try_earlier (play, at);
      go_to (play, at);
      if (!has_spoken && speaks_again (play, i))
        {
          give_seat (play, "person");
          has_spoken = TRUE;
        }
      (void) (i == play->decision ? say_twisted (play, i) : say_or_wait (play, i));
    }
  if (is_left (job))
    return FALSE;
  go_to (play, tbr_director_end (play->director));
  return finish (play);
}

/* Whether all of a replication is played. */
static gboolean
is_there (const Job *job, guint replication)
{
  return g_atomic_int_get (&job->n_there[replication]) == (gint) job->n_parts;
}

/* Keeps what came of a run: of the exercise as it was, change 0, or of one of its changes. */
static void
keep_values (const Job *job, guint change, guint replication, const TbrDirector *director)
{
  gsize run = (gsize) change * job->spec->replications + replication;
  g_autoptr (TbrResult) result = tbr_sim_result (director->sim);

  for (guint m = 0; m < job->n_measures; m++)
    job->values[run * job->n_measures + m] = tbr_result_value (result, job->spec->measures[m]);
  if (job->spec->watch != NULL)
    g_atomic_int_inc (&job->spec->watch->n_done);
}

/* Since when a decision is tried that is to come earlier. */
static TbrTime
earliest (const Job *job, guint d)
{
  return MAX (job->said[job->decisions[d]].line->at - job->spec->earlier,
              job->spec->played->exercise->begin);
}

/* The line before which a change of a decision begins. */
static guint
first_line (const Job *job, guint d, TbrTwist twist)
{
  guint i = 0;

  if (twist != TBR_TWIST_EARLIER)
    return job->decisions[d];
  while (i < job->decisions[d] && job->said[i].line->at <= earliest (job, d))
    i++;
  return i;
}

/* One change, played on from the exercise as it was until here. */
static void
play_change (const Play *play, guint d, TbrTwist twist, guint replication)
{
  const Job *job = play->job;
  Play change = { .job = job,
                  .director = tbr_director_fork (play->director),
                  .decision = job->decisions[d],
                  .twist = twist,
                  .is_waiting = g_memdup2 (play->is_waiting, job->script->len + 1),
                  .n_waiting = play->n_waiting,
                  .next = twist == TBR_TWIST_EARLIER ? earliest (job, d) : TBR_NEVER };

  if (play_on (&change, first_line (job, d, twist)))
    keep_values (job, 1 + d * TBR_TWIST_N + twist, replication, change.director);
  tbr_director_free (change.director);
  g_free (change.is_waiting);
}

/* Plays the changes of a part's decisions that begin before line @line; those that begin earlier
   than the line's own instant before the run has come to it. */
static void
play_changes (const Play *play, guint part, guint replication, guint line, gboolean is_now)
{
  const Job *job = play->job;

  for (guint d = part; d < job->n_decisions; d += job->n_parts)
    for (TbrTwist twist = 0; twist < TBR_TWIST_N; twist++)
      if ((twist != TBR_TWIST_EARLIER) == is_now && first_line (job, d, twist) == line
          && !is_left (job))
        play_change (play, d, twist, replication);
}

/* What was said and not refused, what it names, and which of it are decisions. */
static void
read_played (Job *job)
{
  const TbrDirector *played = job->spec->played;
  guint n;
  const TbrTurn *turns = tbr_director_turns (played, &n);
  g_autoptr (TbrDirector) director
      = tbr_director_new (played->exercise, played->scenario, tbr_sim_replication (played->sim));

  job->script = tbr_script_of (turns, n);
  for (guint i = job->script->len; i-- > 0;)
    if (turns[g_array_index (job->script, TbrLine, i).line].kind == TBR_TURN_REFUSED)
      g_array_remove_index (job->script, i);
  job->said = g_new0 (Said, job->script->len + 1);
  job->decisions = g_new0 (guint, job->script->len + 1);
  for (guint i = 0; i < job->script->len && !is_left (job); i++)
    {
      const TbrLine *line = &g_array_index (job->script, TbrLine, i);
      tbr_director_run_until (director, line->at);
      guint32 role = tbr_director_find_role (director, line->who);
      job->said[i] = (Said){ line, tbr_anchor_of (director->sim, line->words),
                             tbr_anchor_believed (director, role, line->words) };
      (void) tbr_director_say (director, line->who, line->words, NULL);
      if (turns[line->line].kind == TBR_TURN_ORDER && !g_str_equal (line->who, TBR_FACILITATOR))
        job->decisions[job->n_decisions++] = i;
    }
}

static double
value_of (const Job *job, guint change, guint replication, guint measure)
{
  guint n = job->spec->replications;

  return job->values[((gsize) change * n + replication) * job->n_measures + measure];
}

static TbrReviewEffect
effect_of (const Job *job, guint d, TbrTwist twist, guint measure)
{
  guint n = job->spec->replications, change = 1 + d * TBR_TWIST_N + twist;
  g_autofree double *was = g_new (double, n), *would = g_new (double, n);
  TbrReviewEffect effect = { .same_luck = NAN };

  for (guint r = 0; r < n; r++)
    {
      gboolean is_given
          = is_there (job, r) && job->is_given[(gsize) r * job->script->len + job->decisions[d]];
      was[r] = is_given ? value_of (job, 0, r, measure) : NAN;
      would[r] = is_given ? value_of (job, change, r, measure) : NAN;
    }
  effect.difference = tbr_interval_paired (would, was, n, TBR_REVIEW_CONFIDENCE);
  effect.same_luck = was[0] - would[0];
  return effect;
}

static void
review_decision (TbrReview *self, const Job *job, guint d)
{
  const Said *said = &job->said[job->decisions[d]];
  TbrReviewDecision decision
      = { .turn = said->line->line,
          .role = tbr_director_find_role (job->spec->played, said->line->who),
          .about = said->believed.about,
          .believed = said->believed.believed,
          .truth = said->believed.truth,
          .age = said->believed.age,
          .effects = g_new0 (TbrReviewEffect, TBR_TWIST_N * job->n_measures) };

  for (guint r = 0; r < job->spec->replications; r++)
    decision.n_void
        += is_there (job, r) && !job->is_given[(gsize) r * job->script->len + job->decisions[d]];
  for (guint t = 0; t < TBR_TWIST_N; t++)
    for (guint m = 0; m < job->n_measures; m++)
      decision.effects[t * job->n_measures + m] = effect_of (job, d, (TbrTwist) t, m);
  g_array_append_val (self->decisions, decision);
}

/* The exercise among the same decisions in other luck. */
static TbrReviewLuck
luck_of (const Job *job, guint measure)
{
  guint n = job->spec->replications;
  g_autofree double *values = g_new (double, n);
  TbrReviewLuck luck = { .value = is_there (job, 0) ? value_of (job, 0, 0, measure) : NAN };

  for (guint r = 0; r < n; r++)
    {
      values[r] = is_there (job, r) ? value_of (job, 0, r, measure) : NAN;
      if (r == 0 || !isfinite (values[r]))
        continue;
      luck.n++;
      luck.n_below += values[r] < luck.value;
      luck.n_equal += values[r] == luck.value;
    }
  luck.mean = tbr_interval_of (values + 1, n - 1, TBR_REVIEW_CONFIDENCE);
  return luck;
}

/* What is known of the replications that have been played. (transfer full) */
static TbrReview *
make_review (const Job *job)
{
  TbrReview *self = g_new0 (TbrReview, 1);

  self->replications = job->spec->replications;
  for (guint r = 0; r < self->replications; r++)
    self->n_played += is_there (job, r);
  self->n_measures = job->n_measures;
  self->measures = g_strdupv ((char **) job->spec->measures);
  self->units = g_strdupv (job->units);
  self->luck = g_new0 (TbrReviewLuck, job->n_measures);
  self->decisions = g_array_new (FALSE, FALSE, sizeof (TbrReviewDecision));
  for (guint m = 0; m < job->n_measures; m++)
    self->luck[m] = luck_of (job, m);
  for (guint d = 0; d < job->n_decisions; d++)
    review_decision (self, job, d);
  return self;
}

/* Hands over what is known so far, unless another thread is about to. */
static void
tell (const Job *job)
{
  TbrReviewWatch *watch = job->spec->watch;
  guint n = 0;

  if (watch == NULL || watch->take == NULL
      || !g_atomic_int_compare_and_exchange (&watch->is_telling, 0, 1))
    return;
  for (guint r = 0; r < job->spec->replications; r++)
    n += is_there (job, r);
  if (n > 1 && n < job->spec->replications)
    watch->take (watch->data, make_review (job));
  g_atomic_int_set (&watch->is_telling, 0);
}

/* Part of one luck: the exercise as it was, and from it the changes of every n-th decision. */
static void
run_part (gpointer data, guint i)
{
  Job *job = data;
  const TbrDirector *played = job->spec->played;
  guint n = job->spec->replications, part = i / n, replication = i % n;
  g_autofree guint8 *is_waiting = g_new0 (guint8, job->script->len + 1);
  Play play
      = { .job = job,
          .next = TBR_NEVER,
          .is_waiting = is_waiting,
          .is_given = part == 0 ? job->is_given + (gsize) replication * job->script->len : NULL };

  if (is_left (job))
    return;
  play.director = tbr_director_new (played->exercise, played->scenario,
                                    tbr_sim_replication (played->sim) + replication);
  for (guint line = 0; line < job->script->len && !is_left (job); line++)
    {
      play_changes (&play, part, replication, line, FALSE);
      go_to (&play, job->said[line].line->at);
      play_changes (&play, part, replication, line, TRUE);
      (void) say_or_wait (&play, line);
    }
  if (part == 0 && !is_left (job))
    {
      go_to (&play, tbr_director_end (play.director));
      if (finish (&play))
        keep_values (job, 0, replication, play.director);
    }
  tbr_director_free (play.director);
  if (is_left (job))
    return;
  g_atomic_int_inc (&job->n_there[replication]);
  tell (job);
}

/* (transfer full) */
static char **
find_units (const Job *job)
{
  g_autoptr (TbrResult) result = tbr_sim_result (job->spec->played->sim);
  char **units = g_new0 (char *, job->n_measures + 1);

  for (guint m = 0; m < job->n_measures; m++)
    {
      const TbrIndicator *found
          = tbr_result_find (result, job->spec->measures[m], TBR_SCOPE_ALL, "");
      units[m] = g_strdup (found != NULL ? found->unit : "");
    }
  return units;
}

TbrReview *
tbr_review_run (const TbrReviewSpec *spec)
{
  g_return_val_if_fail (spec != NULL && spec->replications > 1, NULL);
  gint was_left = 0;
  Job job = { .spec = spec,
              .n_measures = g_strv_length ((char **) spec->measures),
              .was_left = &was_left };

  read_played (&job);
  gsize n_runs = (gsize) (1 + job.n_decisions * TBR_TWIST_N) * spec->replications;
  guint n_threads = spec->n_jobs > 0 ? spec->n_jobs : g_get_num_processors ();
  job.n_parts = CLAMP ((n_threads + spec->replications - 1) / spec->replications, 1,
                       MAX (job.n_decisions, 1));
  job.values = g_new0 (double, n_runs *job.n_measures + 1);
  job.is_given = g_new0 (guint8, (gsize) spec->replications * job.script->len + 1);
  job.n_there = g_new0 (gint, spec->replications);
  job.units = find_units (&job);
  if (spec->watch != NULL)
    g_atomic_int_set (&spec->watch->n, (gint) MIN (n_runs, G_MAXINT));
  tbr_each_run (job.n_parts * spec->replications, spec->n_jobs, run_part, &job);
  TbrReview *self = is_left (&job) ? NULL : make_review (&job);
  g_array_unref (job.script);
  g_free (job.said);
  g_free (job.decisions);
  g_free (job.values);
  g_free (job.is_given);
  g_free (job.n_there);
  g_strfreev (job.units);
  return self;
}

TbrReview *
tbr_review_copy (const TbrReview *self)
{
  TbrReview *copy = g_memdup2 (self, sizeof *self);
  gsize size = sizeof (TbrReviewEffect) * TBR_TWIST_N * self->n_measures;

  copy->measures = g_strdupv (self->measures);
  copy->units = g_strdupv (self->units);
  copy->luck = g_memdup2 (self->luck, sizeof *self->luck * self->n_measures);
  copy->decisions = g_array_copy (self->decisions);
  for (guint d = 0; d < copy->decisions->len; d++)
    {
      TbrReviewDecision *decision = &g_array_index (copy->decisions, TbrReviewDecision, d);
      decision->effects = g_memdup2 (decision->effects, size);
    }
  return copy;
}

void
tbr_review_free (TbrReview *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->decisions->len; i++)
    g_free (g_array_index (self->decisions, TbrReviewDecision, i).effects);
  g_array_unref (self->decisions);
  g_strfreev (self->measures);
  g_strfreev (self->units);
  g_free (self->luck);
  g_free (self);
}

const TbrReviewEffect *
tbr_review_effect (const TbrReview *self, guint decision, TbrTwist twist, guint measure)
{
  return &g_array_index (self->decisions, TbrReviewDecision, decision)
              .effects[twist * self->n_measures + measure];
}
