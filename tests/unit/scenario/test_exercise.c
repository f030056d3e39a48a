/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How an exercise is read and written, and what is said about one that cannot be played. */
#include <tabard/exercise.h>

#include <string.h>

#define OPEN "<exercise xmlns='urn:tabard:exercise:1' title='t' scenario='s'"
#define HEAD                                                                                       \
  OPEN " duration='2 h'><objective name='o' title='O'/>"                                           \
       "<role name='be' title='B' seat='BE' orders='send-unit'/>\n"

static TbrExercise *
read_text (const char *text, char **out_told)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  TbrExercise *exercise = tbr_exercise_parse (text, strlen (text), "e.xml", faults);

  *out_told = tbr_diagnostics_to_text (faults);
  g_assert_true ((exercise == NULL) == (**out_told != '\0'));
  return exercise;
}

/* An exercise with one branch on @condition. */
static TbrExercise *
read_condition (const char *condition, char **out_told)
{
  g_autofree char *escaped = g_markup_escape_text (condition, -1);
  g_autofree char *text
      = g_strdup_printf (HEAD
                         "<expected name='x' sentence='s' role='be' objective='o'/>"
                         "<inject name='i' number='1' at='1 h'><text language='en'/></inject>\n"
                         "<branch name='b' title='B' when='%s'/></exercise>",
                         escaped);

  return read_text (text, out_told);
}

static void
test_exercise_says_who_plays_what (void)
{
  g_autofree char *told = NULL;
  g_autoptr (TbrExercise) e = read_text (
      HEAD
      "<role name='centre' title='C' seat='ercc' sees='all' player='doctrine'/>"
      "<expected name='x' sentence='s' role='be' objective='o' order='send-unit' from='5 min'/>"
      "<branch name='b' title='B' when='after 1 h'/>"
      "<inject name='i' number='3' at='10 min' to='centre be' medium='phone' expected='x' "
      "branch='b' side='not-taken'><text language='en' subject='S' body='two&#10;lines'/>"
      "</inject><criterion name='c' title='C' objective='o' measure='K10.deaths' "
      "threshold='3'/><inject name='j' number='4' at='1 h'><text language='en'/></inject>"
      "<guidance body='g'/></exercise>",
      &told);

  g_assert_cmpstr (told, ==, "");
  g_assert_cmpstr (e->id, ==, "e");
  g_assert_cmpint (e->duration, ==, 2 * TBR_HOUR);
  g_assert_cmpuint (e->n_roles, ==, 2);
  g_assert_cmpint (e->roles[1].sees, ==, TBR_SIGHT_ALL);
  g_assert_cmpint (e->roles[1].player, ==, TBR_PLAYER_DOCTRINE);
  g_assert_cmpuint (e->expecteds[0].role, ==, 0);
  g_assert_cmpint (e->expecteds[0].until, ==, e->duration); /* not given: the end */
  g_assert_cmpstr (tbr_command_kinds[e->expecteds[0].order_kind]->kind.name, ==, "send-unit");
  g_assert_cmpuint (e->injects[0].n_to, ==, 2);
  g_assert_cmpuint (e->injects[0].to[0], ==, 1);
  g_assert_cmpuint (e->injects[1].n_to, ==, 2); /* not said: all */
  g_assert_cmpuint (e->injects[0].expected, ==, 0);
  g_assert_cmpint (e->injects[0].side, ==, TBR_SIDE_NOT_TAKEN);
  g_assert_cmpstr (e->injects[0].wordings.items[0].body, ==, "two\nlines");
  g_assert_cmpfloat (e->criteria[0].threshold, ==, 3);
  g_assert_cmpuint (e->n_guidance, ==, 1);
}

/* Operators stand behind what they join; not before and before or. */
static void
test_exercise_condition_binds_as_in_logic (void)
{
  static const TbrConditionOperator wanted[]
      = { TBR_STEP_AFTER,    TBR_STEP_NEED,     TBR_STEP_ORDERED, TBR_STEP_NOT, TBR_STEP_AND,
          TBR_STEP_EXPECTED, TBR_STEP_RELEASED, TBR_STEP_OR,      TBR_STEP_AND, TBR_STEP_OR };
  g_autofree char *told = NULL;
  g_autoptr (TbrExercise) e
      = read_condition ("after 1 h 30 min or need stranded in BE >= 20 persons and not ordered "
                        "send-unit by be > 2 and (expected x or released i)",
                        &told);

  g_assert_cmpstr (told, ==, "");
  const TbrCondition *when = &e->branches[0].when;
  g_assert_cmpint (when->steps[0].time, ==, 90 * TBR_MINUTE);
  g_assert_cmpstr (when->steps[1].name, ==, "BE");
  g_assert_cmpfloat (when->steps[1].threshold, ==, 20);
  g_assert_cmpuint (when->steps[2].role, ==, 0);
  g_assert_cmpint (when->steps[2].relation, ==, TBR_RELATION_ABOVE);
  g_assert_cmpfloat (when->steps[2].threshold, ==, 2);
  g_assert_cmpuint (when->n, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < when->n; i++)
    g_assert_cmpint (when->steps[i].does, ==, wanted[i]);
}

static void
test_exercise_names_faults_of_conditions (void)
{
  static const struct
  {
    const char *condition, *told;
  } cases[] = {
    { "()", "')' is no condition" },
    { "aftre 1 h", "'aftre' is no condition: did you mean 'after'?" },
    { "after 1 h and", "nothing where the condition should stand" },
    { "(after 1 h", "nothing where and, or, or a closing parenthesis should stand" },
    { "after 1 h)", "')' where and, or, or the end should stand" },
    { "need strandd >= 3 persons", "'strandd' is no kind of need: did you mean 'stranded'?" },
    { "need stranded", "nothing where one of >=, <=, >, <, = should stand" },
    { "need stranded in", "nothing where the ISO code of a state should stand" },
    { "ordered send-unit by bee", "'bee' is no role: did you mean 'be'?" },
    { "taken c", "'c' is no branch" },
    { "fact request-openedd", "'request-openedd' is no kind of fact: did you mean "
                              "'request-opened'?" },
    { "not not not not not not not not not not not not not not not not not after 1 h",
      "more than 16 'not' and parentheses inside one another" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *told = NULL;
      g_autofree char *wanted = g_strdup_printf ("e.xml:3: branch 'b': when: %s\n", cases[i].told);
      g_autoptr (TbrExercise) exercise = read_condition (cases[i].condition, &told);
      g_assert_cmpstr (told, ==, wanted);
      g_assert_null (exercise);
    }
}

static void
test_exercise_names_every_fault (void)
{
  static const struct
  {
    const char *text, *told;
  } cases[] = {
    { "<exercise xmlns='urn:tabard:exercise:1' title='t' scenario='s' duration='1 h'/>",
      "e.xml: exercise: nobody plays: it has no <role>\n"
      "e.xml: exercise: it has no <objective>\n" },
    { HEAD "<injekt/></exercise>", "e.xml:2: unknown element 'injekt': did you mean 'inject'?\n" },
    { HEAD "<role name='be' title='T' seat='ercc'/></exercise>", "e.xml:2: a second role 'be'\n" },
    { HEAD "<role name='x y' title='T' seat='ercc'/></exercise>",
      "e.xml:2: role: name: letters, digits, '.', '_' and '-' only\n" },
    { HEAD "<role name='b2' title='T' seat='BE'/></exercise>",
      "e.xml:2: role 'b2': the seat BE has been given to 'be'\n" },
    { HEAD "<expected name='x' sentence='s' role='bf' objective='o'/></exercise>",
      "e.xml:2: unknown role 'bf': did you mean 'be'?\n" },
    { HEAD "<expected name='x' sentence='s' role='be' objective='o' order='set-link'/></exercise>",
      "e.xml:2: expected action 'x': role 'be' may not order set-link\n" },
    { HEAD "<expected name='x' sentence='s' role='be' objective='o' from='1 h' until='30 min'/>"
           "</exercise>",
      "e.xml:2: expected action 'x': it begins after it ends\n" },
    { HEAD "<inject name='i' number='1'><text language='en'/></inject></exercise>",
      "e.xml:2: inject 'i': at or when must be given where the director releases it\n" },
    { HEAD "<inject name='i' number='1' at='1 h' when='after 1 h'><text language='en'/></inject>"
           "</exercise>",
      "e.xml:2: inject 'i': at or when, not both\n" },
    { HEAD "<inject name='i' number='1' at='1 h' until='3 h'><text language='en'/></inject>"
           "</exercise>",
      "e.xml:2: inject 'i': until: the exercise is over before\n" },
    { HEAD "<inject name='i' number='1' at='1 h'><text language='en'/></inject>\n"
           "<inject name='j' number='1' at='1 h'><text language='en'/></inject></exercise>",
      "e.xml:3: inject 'j': a second inject with the number 1\n" },
    { HEAD "<inject name='i' number='1' at='1 h'><text language='de'/></inject></exercise>",
      "e.xml:2: inject 'i': no text in 'en'\n"
      "e.xml:2: inject 'i': a text in 'de', which is none of the exercise's languages\n" },
    { HEAD "<inject name='i' number='1' at='1 h' medium='map'/></exercise>",
      "e.xml:2: inject 'i': only the map shows it, but it has no effect\n" },
    { HEAD "<criterion name='c' title='C' objective='o' measure='K10.deaths'/></exercise>",
      "e.xml:2: criterion 'c': threshold must be given\n" },
    { HEAD "<criterion name='c' title='C' objective='o' threshold='3'/></exercise>",
      "e.xml:2: criterion 'c': threshold is for measures, not for observers\n" },
    { HEAD "<fog known='40 %'/>\n<fog/></exercise>",
      "e.xml:3: a second fog: the first is on line 2\n" },
    { HEAD "<fog known='0 %'/></exercise>", "e.xml:2: fog: known: 0 % is outside 0.01-1\n" },
    { HEAD "<guidance at='3 h' body='late'/></exercise>",
      "e.xml:2: guidance: at: the exercise is over before\n" },
    { "<!DOCTYPE x [<!ENTITY a 'b'>]>" OPEN "/>", "e.xml:1: a document type is not allowed\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *told = NULL;
      g_autoptr (TbrExercise) exercise = read_text (cases[i].text, &told);
      g_assert_cmpstr (told, ==, cases[i].told);
      g_assert_null (exercise);
    }
}

/* What is written is read back to the same, text for text. */
static void
test_exercise_is_written_without_loss (void)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autofree char *path = g_build_filename (g_getenv ("TABARD_SOURCE"), "scenarios", "exercises",
                                            "meuse-night.xml", NULL);
  g_autofree char *told = NULL;
  g_autoptr (TbrExercise) first = tbr_exercise_load (path, faults);

  g_assert_nonnull (first);
  g_autofree char *once = tbr_exercise_format (first);
  g_autoptr (TbrExercise) second = read_text (once, &told);
  g_assert_cmpstr (told, ==, "");
  g_autofree char *twice = tbr_exercise_format (second);
  g_assert_cmpstr (once, ==, twice);
  g_assert_cmpuint (second->n_injects, ==, first->n_injects);
  for (guint i = 0; i < first->n_injects; i++)
    {
      const TbrInject *a = &first->injects[i], *b = &second->injects[i];
      g_assert_cmpint (a->at, ==, b->at);
      g_assert_cmpint (a->until, ==, b->until);
      g_assert_cmpstr (a->when_text, ==, b->when_text);
      g_assert_cmpstr (a->wordings.items[1].body, ==, b->wordings.items[1].body);
    }
}

/* An exercise in two languages; @of_branch stands in its branch. */
static char *
two_languages (const char *of_branch)
{
  return g_strdup_printf (
      "<exercise xmlns='urn:tabard:exercise:1' title='Night' scenario='s' duration='2 h' "
      "languages='en it'>\n<fog report-delay='30 min' known='40 %%' known-after='6 h'/><text "
      "language='it' subject='Notte'/>"
      "<objective name='o' title='O'><text language='en' subject='O'/>"
      "<text language='it' subject='Oi'/></objective>"
      "<role name='be' title='B' seat='BE'/>\n"
      "<expected name='x' sentence='It is done' role='be' objective='o'>"
      "<text language='it' subject='Si fa'/></expected>"
      "<branch name='b' title='Two ways' when='after 1 h'>%s</branch>\n"
      "<inject name='i' number='1' at='1 h' from='Mayor'><text language='en' subject='S'/>"
      "<text language='it' subject='Si' from='Sindaco'/></inject>"
      "<criterion name='c' title='C' objective='o'><text language='it' subject='Ci'/></criterion>"
      "<guidance body='Wait'><text language='it' body='Aspettate'/></guidance></exercise>",
      of_branch);
}

/* All that people read is said in each language; what is missing in one is warned of, and what is
   not there stays in the first one. */
static void
test_exercise_speaks_its_languages (void)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autofree char *told = NULL, *text = two_languages ("");
  g_autoptr (TbrExercise) e = read_text (text, &told);

  g_assert_nonnull (e);
  tbr_exercise_check_languages (e, faults);
  g_autofree char *missing = tbr_diagnostics_to_text (faults);
  g_assert_cmpuint (tbr_diagnostics_count (faults), ==, 0);
  g_assert_cmpstr (missing, ==,
                   "e.xml:2: warning: role 'be': no title in 'it'\n"
                   "e.xml:3: warning: branch 'b': no title in 'it'\n");
  g_autofree char *written = tbr_exercise_format (e);
  tbr_exercise_speak (e, "el");
  g_assert_cmpstr (e->title, ==, "Night");
  for (guint twice = 0; twice < 2; twice++)
    tbr_exercise_speak (e, "it");
  g_assert_cmpstr (e->title, ==, "Notte");
  g_assert_cmpstr (e->objectives[0].title, ==, "Oi");
  g_assert_cmpstr (e->roles[0].title, ==, "B");
  g_assert_cmpstr (e->expecteds[0].sentence, ==, "Si fa");
  g_assert_cmpstr (e->branches[0].title, ==, "Two ways");
  g_assert_cmpstr (e->injects[0].from, ==, "Sindaco");
  g_assert_cmpstr (e->injects[0].wordings.items[0].subject, ==, "Si");
  g_assert_cmpstr (e->criteria[0].title, ==, "Ci");
  g_assert_cmpstr (e->guidance[0].body, ==, "Aspettate");
  g_assert_cmpstr (e->guidance[0].language, ==, "it");
  g_autofree char *none = NULL;
  g_autoptr (TbrExercise) again = read_text (written, &none);
  g_autofree char *second = tbr_exercise_format (again);
  g_assert_cmpstr (written, ==, second);
  g_assert_cmpstr (again->injects[0].wordings.items[1].from, ==, "Sindaco");
  g_assert_cmpstr (again->wordings.items[0].subject, ==, "Notte");
}

static void
test_exercise_refuses_texts_in_other_languages (void)
{
  static const struct
  {
    const char *text, *told;
  } cases[] = {
    { "<text language='de' subject='x'/>",
      "e.xml:3: branch 'b': a text in 'de', which is none of the exercise's languages\n" },
    { "<text language='it' subject='x'/><text language='it' subject='y'/>",
      "e.xml:3: branch 'b': more than one text in 'it'\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *told = NULL, *text = two_languages (cases[i].text);
      tbr_exercise_free (read_text (text, &told));
      g_assert_cmpstr (told, ==, cases[i].told);
    }
}

/* The shipped exercises are whole in both of their languages. */
static void
test_exercise_shipped_say_all_twice (void)
{
  static const char *const names[] = { "meuse-night.xml", "two-augusts.xml", "worm-friday.xml" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
      g_autofree char *path
          = g_build_filename (g_getenv ("TABARD_SOURCE"), "scenarios", "exercises", names[i], NULL);
      g_autoptr (TbrExercise) exercise = tbr_exercise_load (path, faults);
      tbr_exercise_check_languages (exercise, faults);
      g_autofree char *missing = tbr_diagnostics_to_text (faults);
      g_assert_cmpstr (missing, ==, "");
      g_assert_nonnull (strchr (exercise->languages, ' '));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scenario/exercise/says-who-plays-what", test_exercise_says_who_plays_what);
  g_test_add_func ("/scenario/exercise/condition-binds-as-in-logic",
                   test_exercise_condition_binds_as_in_logic);
  g_test_add_func ("/scenario/exercise/names-faults-of-conditions",
                   test_exercise_names_faults_of_conditions);
  g_test_add_func ("/scenario/exercise/names-every-fault", test_exercise_names_every_fault);
  g_test_add_func ("/scenario/exercise/is-written-without-loss",
                   test_exercise_is_written_without_loss);
  g_test_add_func ("/scenario/exercise/speaks-its-languages", test_exercise_speaks_its_languages);
  g_test_add_func ("/scenario/exercise/refuses-texts-in-other-languages",
                   test_exercise_refuses_texts_in_other_languages);
  g_test_add_func ("/scenario/exercise/shipped-say-all-twice", test_exercise_shipped_say_all_twice);
  return g_test_run ();
}
