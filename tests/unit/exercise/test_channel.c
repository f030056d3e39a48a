/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Channels that are cut: what is sent meanwhile, what a role goes on knowing, and what the log
 * says. */
#include "drill.h"

#include "exercise/channel.h"
#include "world/need.h"

#include <tabard/briefing.h>

enum
{
  BE,
  AT
};

/* A table at which Belgium can be cut off. */
#define WAYS                                                                                       \
  "<channel name='mail' role='be' medium='mail'/>"                                                 \
  "<channel name='phone' role='be' medium='phone' sent='lost'/>"                                   \
  "<channel name='reports' role='be' medium='situation-report'/>"                                  \
  "<channel name='mobile' role='be' medium='press' telecom='0.1 %'/>"                              \
  "<inject name='dark' number='1' at='5 min' medium='map' effect='cut mail'/>"                     \
  "<inject name='light' number='2' at='15 min' medium='map' effect='restore mail'/>"               \
  "<inject name='again' number='3' at='16 min' medium='map' effect='restore mail'/>"

static void
set_up (Drill *drill, gconstpointer data)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();

  drill_set_up (drill, data);
  tbr_director_free (drill->director);
  tbr_exercise_free (drill->exercise);
  drill->exercise = drill_read ("9 h", WAYS);
  g_assert_true (tbr_exercise_check (drill->exercise, drill->scenario, faults));
  drill->director = tbr_director_new (drill->exercise, drill->scenario, 0);
}

/* The letters of a role as "subject sent>arrived" in minutes after the begin. (transfer full) */
static char *
letters_of (const Drill *drill, guint role)
{
  g_autoptr (TbrBriefing) seen = tbr_director_brief (drill->director, role, "en");
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < seen->letters->len; i++)
    {
      const TbrLetter *letter = &g_array_index (seen->letters, TbrLetter, i);
      g_string_append_printf (out, "%s%s %" G_GINT64_FORMAT ">%" G_GINT64_FORMAT, i > 0 ? ", " : "",
                              letter->subject, (letter->sent - drill->exercise->begin) / TBR_MINUTE,
                              (letter->at - drill->exercise->begin) / TBR_MINUTE);
    }
  return g_string_free (out, FALSE);
}

static void
check_letters (const Drill *drill, guint role, const char *due)
{
  g_autofree char *is = letters_of (drill, role);

  g_assert_cmpstr (is, ==, due);
}

/* "role minute" of those whom the last turn of a kind did not reach at once, -1 for never, behind
   how many it was for. */
static void
check_unheard (const Drill *drill, const char *subject, const char *due)
{
  TbrTurns all = { .exercise = drill->exercise };
  g_autoptr (GString) is = g_string_new (NULL);

  all.turns = tbr_director_turns (drill->director, &all.n);
  for (guint i = 0; i < all.n; i++)
    {
      guint n;
      g_autoptr (GArray) unheard = tbr_turns_unheard (&all, i, &n);
      if (all.turns[i].kind != TBR_TURN_MESSAGE)
        g_assert_cmpuint (unheard->len, ==, 0);
      if (!g_str_has_suffix (all.turns[i].text, subject))
        continue;
      g_string_append_printf (is, "%u:", n);
      for (guint k = 0; k < unheard->len; k++)
        {
          const TbrUnheard *one = &g_array_index (unheard, TbrUnheard, k);
          gint64 at = one->at == TBR_NEVER ? -1 : (one->at - drill->exercise->begin) / TBR_MINUTE;
          g_string_append_printf (is, " %s %" G_GINT64_FORMAT "%s",
                                  drill->exercise->roles[one->role].id, at,
                                  one->is_lost ? " lost" : "");
        }
    }
  g_assert_cmpstr (is->str, ==, due);
}

static void
test_channel_what_is_sent_waits_or_is_lost (Drill *drill, gconstpointer data)
{
  drill_go (drill, 2 * TBR_MINUTE);
  drill_say (drill, "facilitator", "message to='be at' medium=mail subject=before", NULL);
  drill_say (drill, "facilitator", "cut phone reason='the exchange is under water'", NULL);
  drill_go (drill, 10 * TBR_MINUTE);
  drill_say (drill, "facilitator", "message to='be at' medium=mail subject=letter", NULL);
  drill_say (drill, "facilitator", "message to='be at' medium=phone subject=call", NULL);
  check_letters (drill, BE, "before 2>2");
  check_letters (drill, AT, "before 2>2, letter 10>10, call 10>10");
  check_unheard (drill, "subject=before", "2:");
  check_unheard (drill, "subject=letter", "2: be -1");
  drill_go (drill, 20 * TBR_MINUTE);
  drill_say (drill, "facilitator", "restore phone", NULL);
  drill_say (drill, "facilitator", "message to=be medium=phone subject=there", NULL);
  check_letters (drill, BE, "before 2>2, letter 10>15, there 20>20");
  check_unheard (drill, "subject=letter", "2: be 15");
  check_unheard (drill, "subject=call", "2: be -1 lost");
  check_unheard (drill, "subject=there", "1:");
}

static void
test_channel_tells_since_when_there_is_no_contact (Drill *drill, gconstpointer data)
{
  drill_go (drill, 7 * TBR_MINUTE);
  g_autoptr (TbrBriefing) be = tbr_director_brief (drill->director, BE, "en");
  g_autoptr (TbrBriefing) at = tbr_director_brief (drill->director, AT, "en");
  g_autofree char *text = tbr_briefing_text (be);

  g_assert_cmpuint (be->channels->len, ==, 4);
  g_assert_cmpuint (at->channels->len, ==, 0);
  g_assert_true (g_array_index (be->channels, TbrContactSeen, 0).is_cut);
  g_assert_false (g_array_index (be->channels, TbrContactSeen, 1).is_cut);
  g_assert_nonnull (strstr (text, "\nno contact by mail since 2021-07-14T16:05Z\n"));
  g_assert_null (strstr (text, "no contact by phone"));
}

/* While its reports are cut a role has those of before, knows of no new need, and can order about
   none; then it has what everybody has. */
static void
test_channel_reports_stand_still (Drill *drill, gconstpointer data)
{
  const TbrSim *sim = tbr_director_sim (drill->director);

  drill_go (drill, TBR_HOUR);
  g_autoptr (TbrBriefing) before = tbr_director_brief (drill->director, BE, "en");
  drill_say (drill, "facilitator", "cut reports", NULL);
  drill_go (drill, 6 * TBR_HOUR);
  g_autoptr (TbrBriefing) dark = tbr_director_brief (drill->director, BE, "en");
  g_assert_cmpuint (dark->reports->len, ==, before->reports->len);
  g_assert_cmpmem (dark->reports->data, dark->reports->len * sizeof (TbrReport),
                   before->reports->data, before->reports->len * sizeof (TbrReport));
  drill_say (drill, "facilitator", "restore reports", NULL);
  g_autoptr (TbrBriefing) light = tbr_director_brief (drill->director, BE, "en");
  guint n_newer = 0;
  for (guint i = 0; i < light->reports->len; i++)
    {
      const TbrReport *report = &g_array_index (light->reports, TbrReport, i);
      n_newer += report->as_of > before->at;
    }
  g_assert_cmpuint (n_newer, >, 0);
  /* the run itself goes on as if nothing had been cut: doctrine reads what reached the seats */
  g_autoptr (TbrDirector) plain = tbr_director_new (drill->exercise, drill->scenario, 0);
  tbr_director_run_until (plain, tbr_director_now (drill->director));
  g_assert_cmphex (tbr_sim_digest (tbr_director_sim (plain)), ==, tbr_sim_digest (sim));
}

/* A need that has arisen while reports are cut is refused like one that does not exist. */
static void
test_channel_hides_what_arises_meanwhile (Drill *drill, gconstpointer data)
{
  const TbrSim *sim = tbr_director_sim (drill->director);
  guint32 n, be = tbr_map_find_state (drill->map, "BE").i, newer = TBR_NONE;

  drill_say (drill, "facilitator", "cut reports", NULL);
  n = tbr_need_count (sim);
  for (TbrTime since = 0; since < 9 * TBR_HOUR && newer == TBR_NONE; since += 20 * TBR_MINUTE)
    {
      drill_go (drill, since);
      for (guint32 i = n; i < tbr_need_count (sim); i++)
        if (tbr_need_get (sim, TBR_HANDLE (TbrNeedId, i))->state == be)
          newer = i;
    }
  g_assert_cmpuint (newer, !=, TBR_NONE);
  g_autofree char *words = g_strdup_printf ("send-unit unit=BEENG.1 need=%u", newer);
  g_autofree char *told = g_strdup_printf ("role 'be' knows of no need '%u'", newer);
  drill_say (drill, "be", words, told);
}

/* Water puts telecom out for some people in Belgium that night: the channel is cut by itself, once,
   and the log says why. */
static void
test_channel_hangs_on_telecom (Drill *drill, gconstpointer data)
{
  guint n_turns, n_told = 0;

  drill_go (drill, 9 * TBR_HOUR);
  g_autoptr (GArray) silences = tbr_director_silences (drill->director);
  guint n = 0;
  for (guint i = 0; i < silences->len; i++)
    {
      const TbrSilence *silence = &g_array_index (silences, TbrSilence, i);
      if (silence->channel != 3)
        continue;
      g_assert_true (silence->by_telecom);
      g_assert_cmpint (silence->from, <, silence->until);
      n++;
    }
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (tbr_director_channel (drill->director, 3)->by_telecom);
  const TbrTurn *turns = tbr_director_turns (drill->director, &n_turns);
  for (guint i = 0; i < n_turns; i++)
    n_told += turns[i].kind == TBR_TURN_CUT && g_str_equal (turns[i].text, "mobile telecom");
  g_assert_cmpuint (n_told, ==, 1);
}

static void
test_channel_refuses_what_changes_nothing (Drill *drill, gconstpointer data)
{
  drill_say (drill, "facilitator", "restore mail", "channel 'mail' is not cut");
  drill_say (drill, "facilitator", "cut mail", NULL);
  drill_say (drill, "facilitator", "cut mail", "channel 'mail' is cut already");
  drill_say (drill, "facilitator", "cut mali", "unknown channel 'mali': did you mean 'mail'?");
  drill_say (drill, "be", "cut phone", "unknown command 'cut'");
  drill_go (drill, 20 * TBR_MINUTE);
  /* the injects: cut already, restored, not cut any more; telecom cuts another */
  g_assert_cmpuint (drill_count (drill->director, TBR_TURN_CUT, NULL), ==, 2);
  g_assert_cmpuint (drill_count (drill->director, TBR_TURN_RESTORED, NULL), ==, 1);
}

/* What was said is said again and comes to the same. */
static void
test_channel_is_repeated_from_what_was_said (Drill *drill, gconstpointer data)
{
  guint n;
  const TbrTurn *turns;

  drill_go (drill, 2 * TBR_MINUTE);
  drill_say (drill, "facilitator", "cut phone reason='a tree'", NULL);
  drill_go (drill, 4 * TBR_MINUTE);
  drill_say (drill, "facilitator", "restore phone", NULL);
  turns = tbr_director_turns (drill->director, &n);
  g_autoptr (GArray) script = tbr_script_of (turns, n);
  g_assert_cmpuint (script->len, ==, 2);
  g_assert_cmpstr (g_array_index (script, TbrLine, 0).words, ==, "cut phone reason='a tree'");
  g_autoptr (TbrDirector) again = tbr_director_new (drill->exercise, drill->scenario, 0);
  for (guint i = 0; i < script->len; i++)
    {
      const TbrLine *line = &g_array_index (script, TbrLine, i);
      tbr_director_run_until (again, line->at);
      g_assert_true (tbr_director_say (again, line->who, line->words, NULL));
    }
  g_autoptr (TbrDirector) fork = tbr_director_fork (again);
  tbr_director_run_until (again, TBR_NEVER);
  tbr_director_run_until (fork, TBR_NEVER);
  tbr_director_run_until (drill->director, TBR_NEVER);
  turns = tbr_director_turns (drill->director, &n);
  for (guint which = 0; which < 2; which++)
    {
      guint n_other;
      const TbrTurn *others = tbr_director_turns (which == 0 ? again : fork, &n_other);
      g_assert_cmpuint (n, ==, n_other);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpint (turns[i].kind, ==, others[i].kind);
          g_assert_cmpstr (turns[i].text, ==, others[i].text);
          g_assert_cmphex (turns[i].digest, ==, others[i].digest);
        }
    }
}

/* Faults of the file, each with its line. */
static void
test_channel_faults_are_told (Drill *drill, gconstpointer data)
{
  static const struct
  {
    const char *list, *told;
  } cases[] = {
    { "<channel name='m' role='nl' medium='mail'/>", "drill.xml:1: unknown role 'nl'\n" },
    { "<channel name='m' role='be' medium='map'/>",
      "drill.xml:1: channel 'm': medium: nothing is said on the map\n" },
    { "<channel name='m' role='be' medium='mail'/><channel name='n' role='be' medium='mail'/>",
      "drill.xml:1: channel 'n': mail of 'be' has the channel 'm' already\n" },
    { "<channel name='m' role='be' medium='mail' region='x'/>",
      "drill.xml:1: channel 'm': region: it is for telecom\n" },
    { "<channel name='m' role='be' medium='mail'/><inject name='i' number='1' at='1 h' "
      "medium='map' effect='cut n'/>",
      "drill.xml:1: unknown channel 'n'\n" },
    { "<channel name='m' role='be' medium='mail' telecom='10 %' region='Bavaria'/>",
      "drill.xml:1: channel 'm': unknown region 'Bavaria' of BE\n" },
    { "<channel name='m' role='centre' medium='mail' telecom='10 %'/>",
      "drill.xml:1: channel 'm': telecom: 'centre' has no seat of a state, whose people could be "
      "without\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
      g_autofree char *text = g_strdup_printf (DRILL_HEAD, "9 h", cases[i].list);
      g_autoptr (TbrExercise) exercise
          = tbr_exercise_parse (text, strlen (text), "drill.xml", faults);
      if (exercise != NULL)
        g_assert_false (tbr_exercise_check (exercise, drill->scenario, faults));
      g_autofree char *told = tbr_diagnostics_to_text (faults);
      g_assert_cmpstr (told, ==, cases[i].told);
    }
}

/* The file is written so that it reads back the same. */
static void
test_channel_is_written_as_it_was_read (Drill *drill, gconstpointer data)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autofree char *once = tbr_exercise_format (drill->exercise);
  g_autoptr (TbrExercise) again = tbr_exercise_parse (once, strlen (once), "again.xml", faults);

  g_assert_nonnull (again);
  g_assert_cmpuint (again->n_channels, ==, 4);
  g_assert_cmpfloat (again->channels[3].telecom, ==, 0.001);
  g_assert_cmpint (again->channels[1].sent, ==, TBR_SENT_LOST);
  g_autofree char *twice = tbr_exercise_format (again);
  g_assert_cmpstr (once, ==, twice);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test)                                                                            \
  g_test_add ("/exercise/channel/" path, Drill, NULL, set_up, test, drill_tear_down)
  ADD ("what-is-sent-waits-or-is-lost", test_channel_what_is_sent_waits_or_is_lost);
  ADD ("tells-since-when-there-is-no-contact", test_channel_tells_since_when_there_is_no_contact);
  ADD ("reports-stand-still", test_channel_reports_stand_still);
  ADD ("hides-what-arises-meanwhile", test_channel_hides_what_arises_meanwhile);
  ADD ("hangs-on-telecom", test_channel_hangs_on_telecom);
  ADD ("refuses-what-changes-nothing", test_channel_refuses_what_changes_nothing);
  ADD ("is-repeated-from-what-was-said", test_channel_is_repeated_from_what_was_said);
  ADD ("faults-are-told", test_channel_faults_are_told);
  ADD ("is-written-as-it-was-read", test_channel_is_written_as_it_was_read);
  return g_test_run ();
}
