/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What happened in an exercise, in the reader's words and in the language that it speaks. */
#include "report/exercise_words.h"

#include "draw/language.h"
#include "draw/numeral.h"
#include "draw/when.h"
#include "report/order_words.h"
#include "report/refusal_words.h"
#include "report/report_measure.h"

#include <tabard/events.h>

#include <glib/gi18n.h>
#include <string.h>

#define DASH "\xe2\x80\x93"

const char *
tbr_exercise_words_inject (const TbrExercise *exercise, guint inject)
{
  const TbrInject *one = &exercise->injects[inject];
  const char *subject = one->wordings.n > 0 ? one->wordings.items[0].subject : "";
  return *subject != '\0' ? subject : one->id;
}

const char *
tbr_exercise_words_who (const TbrExercise *exercise, const char *who)
{
  for (guint i = 0; i < exercise->n_roles; i++)
    if (g_str_equal (exercise->roles[i].id, who))
      return exercise->roles[i].title;
  return g_str_equal (who, TBR_FACILITATOR) ? _ ("Facilitator") : _ ("the program");
}

const char *
tbr_exercise_words_turn (TbrTurnKind kind)
{
  static const char *const words[TBR_TURN_N] = {
    [TBR_TURN_ORDER] = NC_ ("turn", "order"),
    [TBR_TURN_REFUSED] = NC_ ("turn", "refused"),
    [TBR_TURN_DUE] = NC_ ("turn", "inject due"),
    [TBR_TURN_RELEASED] = NC_ ("turn", "released"),
    [TBR_TURN_HELD] = NC_ ("turn", "held"),
    [TBR_TURN_SKIPPED] = NC_ ("turn", "skipped"),
    [TBR_TURN_MISSED] = NC_ ("turn", "missed"),
    [TBR_TURN_MESSAGE] = NC_ ("turn", "message"),
    [TBR_TURN_TAKEN] = NC_ ("turn", "branch taken"),
    [TBR_TURN_PASSED] = NC_ ("turn", "branch passed"),
    [TBR_TURN_DONE] = NC_ ("turn", "action taken"),
    [TBR_TURN_SEAT] = NC_ ("turn", "seat"),
    [TBR_TURN_RATED] = NC_ ("turn", "mark"),
    [TBR_TURN_MARK] = NC_ ("turn", "time"),
    [TBR_TURN_OVER] = NC_ ("turn", "over"),
    [TBR_TURN_WORDED] = NC_ ("turn", "other words"),
    [TBR_TURN_CUT] = NC_ ("turn", "channel cut"),
    [TBR_TURN_RESTORED] = NC_ ("turn", "channel back"),
  };
  return g_dpgettext2 (NULL, "turn", words[kind]);
}

const char *
tbr_exercise_words_state (TbrInjectState state)
{
  static const char *const words[TBR_INJECT_N] = {
    [TBR_INJECT_WAITING] = NC_ ("inject", "waiting"),
    [TBR_INJECT_DUE] = NC_ ("inject", "due"),
    [TBR_INJECT_HELD] = NC_ ("inject", "held"),
    [TBR_INJECT_RELEASED] = NC_ ("inject", "released"),
    [TBR_INJECT_SKIPPED] = NC_ ("inject", "skipped"),
    [TBR_INJECT_MISSED] = NC_ ("inject", "missed"),
  };
  return g_dpgettext2 (NULL, "inject", words[state]);
}

const char *
tbr_exercise_words_met (TbrMet met)
{
  static const char *const words[TBR_MET_N]
      = { NC_ ("criterion", "not told"), NC_ ("criterion", "not met"), NC_ ("criterion", "met") };
  return g_dpgettext2 (NULL, "criterion", words[met]);
}

char *
tbr_exercise_words_wanted (const TbrCriterion *criterion)
{
  static const char *const relations[TBR_RELATION_N]
      = { NC_ ("criterion", "at least %s"), NC_ ("criterion", "at most %s"),
          NC_ ("criterion", "above %s"), NC_ ("criterion", "below %s"),
          NC_ ("criterion", "equal to %s") };
  if (*criterion->measure == '\0')
    return g_strdup_printf (_ ("mark of 1 to %u"), (guint) criterion->scale);
  g_autofree char *threshold = tbr_numeral (criterion->threshold);
  GString *wanted = g_string_new (tbr_report_measure_title (criterion->measure));
  g_string_append (wanted, " ");
  gsize begin = wanted->len;
  g_string_append (wanted, g_dpgettext2 (NULL, "criterion", relations[criterion->relation]));
  g_autofree char *name = g_strndup (wanted->str, begin);
  g_autoptr (GString) bound = g_string_new (wanted->str + begin);
  g_string_free (wanted, TRUE);
  g_string_replace (bound, "%s", threshold, 1);
  return g_strconcat (name, bound->str, NULL);
}

const char *
tbr_exercise_words_medium (gint medium)
{
  static const char *const names[TBR_MEDIUM_N]
      = { N_ ("Situation report"), N_ ("Mail"), N_ ("Phone"), N_ ("Press"), N_ ("Map only") };
  return medium >= 0 && medium < TBR_MEDIUM_N ? _ (names[medium]) : "";
}

/* The inject, the channel or the action that a turn names first. (transfer full) (nullable) */
static char *
title_of (const TbrExercise *exercise, TbrTurnKind kind, const char *id)
{
  for (guint i = 0; i < exercise->n_channels; i++)
    if ((kind == TBR_TURN_CUT || kind == TBR_TURN_RESTORED)
        && g_str_equal (exercise->channels[i].id, id))
      return g_strdup_printf (_ ("%s: %s"), exercise->roles[exercise->channels[i].role].title,
                              tbr_exercise_words_medium (exercise->channels[i].medium));
  for (guint i = 0; i < exercise->n_expecteds; i++)
    if (kind == TBR_TURN_DONE && g_str_equal (exercise->expecteds[i].id, id))
      return g_strdup (exercise->expecteds[i].sentence);
  for (guint i = 0; i < exercise->n_branches; i++)
    if ((kind == TBR_TURN_TAKEN || kind == TBR_TURN_PASSED)
        && g_str_equal (exercise->branches[i].id, id))
      return g_strdup (exercise->branches[i].title);
  for (guint i = 0; i < exercise->n_criteria; i++)
    if (kind == TBR_TURN_RATED && g_str_equal (exercise->criteria[i].id, id))
      return g_strdup (exercise->criteria[i].title);
  for (guint i = 0; i < exercise->n_roles; i++)
    if (kind == TBR_TURN_SEAT && g_str_equal (exercise->roles[i].id, id))
      return g_strdup (exercise->roles[i].title);
  guint32 inject = tbr_exercise_find_inject (exercise, id);
  gboolean is_inject = (kind >= TBR_TURN_DUE && kind <= TBR_TURN_MISSED) || kind == TBR_TURN_WORDED;
  return is_inject && inject != TBR_NONE
             ? g_strdup_printf ("%" G_GINT64_FORMAT "  %s", exercise->injects[inject].number,
                                tbr_exercise_words_inject (exercise, inject))
             : NULL;
}

/* "person" and "doctrine" as people say it, other words as they are. */
static const char *
plain_of (TbrTurnKind kind, const char *word)
{
  if (kind != TBR_TURN_SEAT)
    return tbr_word (word);
  return g_str_equal (word, "person") ? C_ ("player", "a person") : C_ ("player", "doctrine");
}

/* What stands behind the first word: a mark, a player, why, other words. (transfer full) */
static char *
rest_of (TbrTurnKind kind, char *const *words)
{
  GString *rest = g_string_new (NULL);
  for (guint i = 1; words[i] != NULL; i++)
    {
      const char *value = strchr (words[i], '=');
      g_string_append (rest, rest->len > 0 ? ", " : "");
      g_string_append (rest, value != NULL ? value + 1 : plain_of (kind, words[i]));
    }
  return g_string_free (rest, FALSE);
}

/* A message by what it says. (transfer full) */
static char *
message_of (char *const *words)
{
  const char *parts[2] = { "", "" };
  for (guint i = 0; words[i] != NULL; i++)
    for (guint k = 0; k < 2; k++)
      if (g_str_has_prefix (words[i], k == 0 ? "subject=" : "body="))
        parts[k] = strchr (words[i], '=') + 1;
  return *parts[1] == '\0' ? g_strdup (parts[0])
                           : g_strdup_printf (_ ("%s: %s"), parts[0], parts[1]);
}

/* What the facilitator wanted: "Release: 1  Code red until noon". (transfer full) */
static char *
say_act (const TbrExercise *exercise, char *const *words, const char *text)
{
  static const struct
  {
    const char *verb, *words;
    TbrTurnKind kind;
  } acts[] = { { "release", N_ ("Release"), TBR_TURN_RELEASED },
               { "hold", N_ ("Hold"), TBR_TURN_HELD },
               { "skip", N_ ("Skip"), TBR_TURN_SKIPPED },
               { "word", N_ ("Other words"), TBR_TURN_WORDED },
               { "done", N_ ("It was done"), TBR_TURN_DONE },
               { "rate", N_ ("Mark"), TBR_TURN_RATED },
               { "seat", N_ ("Seat"), TBR_TURN_SEAT },
               { "cut", N_ ("Cut a channel"), TBR_TURN_CUT },
               { "restore", N_ ("Restore a channel"), TBR_TURN_RESTORED } };
  for (guint i = 0; i < G_N_ELEMENTS (acts) && words[1] != NULL; i++)
    {
      if (!g_str_equal (acts[i].verb, words[0]))
        continue;
      g_autofree char *title = title_of (exercise, acts[i].kind, words[1]);
      g_autofree char *rest = rest_of (acts[i].kind, words + 1);
      g_autofree char *what = g_strdup_printf ("%s%s%s", title != NULL ? title : words[1],
                                               *rest != '\0' ? ", " : "", rest);
      return g_strdup_printf (_ ("%s: %s"), _ (acts[i].words), what);
    }
  return g_strdup (text);
}

char *
tbr_exercise_words_turned (const TbrExercise *exercise, const TbrScenario *scenario,
                           const TbrTurn *turn)
{
  g_auto (GStrv) words = NULL;
  if (*turn->text == '\0')
    return g_strdup (_ ("The exercise is over"));
  if (turn->kind == TBR_TURN_ORDER)
    return tbr_order_words_line (scenario, tbr_turn_said (turn));
  if (!g_shell_parse_argv (turn->text, NULL, &words, NULL))
    return g_strdup (turn->text);
  if (turn->kind == TBR_TURN_MESSAGE)
    return message_of (words);
  if (turn->kind == TBR_TURN_REFUSED && tbr_order_words_is_order (words[0]))
    return tbr_order_words_say (scenario, words);
  if (turn->kind == TBR_TURN_REFUSED)
    return say_act (exercise, words, turn->text);
  g_autofree char *title = title_of (exercise, turn->kind, words[0]);
  if (title == NULL)
    return g_strdup (turn->text);
  g_autofree char *rest = rest_of (turn->kind, words);
  return *rest == '\0' ? g_steal_pointer (&title) : g_strdup_printf (_ ("%s: %s"), title, rest);
}

char *
tbr_exercise_words_why (const TbrExercise *exercise, const TbrScenario *scenario,
                        const TbrTurn *turn)
{
  return turn->why != NULL ? tbr_refusal_words (exercise, scenario, turn->why) : NULL;
}

char *
tbr_exercise_words_said (const TbrExercise *exercise, const TbrScenario *scenario,
                         const TbrTurn *turn)
{
  g_autofree char *said = tbr_exercise_words_turned (exercise, scenario, turn);
  g_autofree char *why = tbr_exercise_words_why (exercise, scenario, turn);
  return why != NULL ? g_strdup_printf ("%s " DASH " %s", said, why) : g_steal_pointer (&said);
}

char *
tbr_exercise_words_clock (const TbrTurn *turn)
{
  g_autoptr (GDateTime) at
      = turn->clock != 0 ? g_date_time_new_from_unix_local (turn->clock / G_USEC_PER_SEC) : NULL;
  return at != NULL ? g_date_time_format (at, "%H:%M:%S") : g_strdup (DASH);
}

char *
tbr_exercise_words_after (const TbrExercise *exercise, TbrTime at)
{
  return at == TBR_NEVER ? g_strdup (DASH) : tbr_when_span (at - exercise->begin);
}

/* Whole minutes, and less than one in words. (transfer full) */
static char *
span_of (TbrTime span)
{
  return span < TBR_MINUTE ? g_strdup (_ ("less than a minute")) : tbr_when_span (span);
}

char *
tbr_exercise_words_late (TbrTime late)
{
  g_autofree char *span = span_of (late);
  return g_strdup_printf (_ ("late by %s"), span);
}

char *
tbr_exercise_words_in_time (const TbrExercise *exercise, const TbrExpected *action,
                            const TbrExpectedProgress *progress)
{
  TbrTime since = progress->at - exercise->begin;
  if (progress->in_time)
    return g_strdup (_ ("yes"));
  if (progress->at == TBR_NEVER)
    return g_strdup (_ ("no"));
  if (since > action->until)
    {
      g_autofree char *late = tbr_exercise_words_late (since - action->until);
      return g_strdup_printf (_ ("no, %s"), late);
    }
  g_autofree char *early = span_of (action->from - since);
  return g_strdup_printf (_ ("no, %s too early"), early);
}
