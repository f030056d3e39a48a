/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The verb that plays an exercise. */
#include "events_sheet.h"
#include "exercise_plan.h"
#include "exercise_play.h"
#include "exercise_rehearse.h"
#include "exercise_review.h"
#include "exercise_seat.h"
#include "exercise_tables.h"
#include "exercise_window.h"

#include <tabard/units.h>

extern const TbrVerb tbr_verb_exercise;

/* What the command line said. */
typedef struct
{
  char *script;
  char *log;
  char *beamer;
  char *until;
  char *replication;
  char *replications;
  char *jobs;
  char *seat;
  char *at;
  char *unit;
  char *need;
  char *language;
  char *review;
  char **measures;
  char *earlier;
  char *export;
  char **imports;
  char *inject;
  char *plan;
  char **columns;
  char *out;
  double pace;
  char *theme;
  char *size;
  char *scale;
  char *picture;
  gboolean window;
  gboolean edit;
  gboolean replay;
  gboolean rehearse;
  gboolean json;
  gboolean quiet;
} TbrExerciseOptions;

static void
options_clear (TbrExerciseOptions *options)
{
  g_free (options->script);
  g_free (options->log);
  g_free (options->beamer);
  g_free (options->until);
  g_free (options->replication);
  g_free (options->replications);
  g_free (options->jobs);
  g_free (options->seat);
  g_free (options->at);
  g_free (options->unit);
  g_free (options->need);
  g_free (options->language);
  g_free (options->review);
  g_strfreev (options->measures);
  g_free (options->earlier);
  g_free (options->export);
  g_strfreev (options->imports);
  g_free (options->inject);
  g_free (options->plan);
  g_strfreev (options->columns);
  g_free (options->out);
  g_free (options->theme);
  g_free (options->size);
  g_free (options->scale);
  g_free (options->picture);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TbrExerciseOptions, options_clear)

static gboolean
read_options (TbrExerciseOptions *o, int *argc, char ***argv, TbrExit *code)
{
  const GOptionEntry entries[] = {
    { "script", 0, 0, G_OPTION_ARG_FILENAME, &o->script,
      "What people say: lines 'TIME WHO ORDER', WHO being a role or the facilitator", "FILE" },
    { "log", 0, 0, G_OPTION_ARG_FILENAME, &o->log,
      "Write the log; one that is there is taken up where it ends", "FILE" },
    { "pace", 0, 0, G_OPTION_ARG_DOUBLE, &o->pace,
      "Seconds of the crisis in one of the clock's; as fast as it goes if not given", "N" },
    { "until", 0, 0, G_OPTION_ARG_STRING, &o->until, "Stop at an instant or a time after the begin",
      "T" },
    { "replication", 'r', 0, G_OPTION_ARG_STRING, &o->replication,
      "Number of the replication, 0 if not given", "N" },
    { "rehearse", 0, 0, G_OPTION_ARG_NONE, &o->rehearse,
      "Play it with doctrine in all seats: what fires, what is tested", NULL },
    { "replications", 0, 0, G_OPTION_ARG_STRING, &o->replications,
      "How often it is rehearsed (100) or each decision taken back (20)", "N" },
    { "jobs", 'j', 0, G_OPTION_ARG_STRING, &o->jobs,
      "Threads of a rehearsal or a review, one for each core if not given", "N" },
    { "seat", 0, 0, G_OPTION_ARG_STRING, &o->seat, "Print what a role may know", "ROLE" },
    { "beamer", 0, 0, G_OPTION_ARG_STRING, &o->beamer,
      "Open a second window, for those who play, on the screen of a role", "ROLE" },
    { "at", 0, 0, G_OPTION_ARG_STRING, &o->at,
      "The instant for --seat, the end of the exercise if not given; when an alert is due", "T" },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &o->unit, "Of what it may know, one unit", "ID" },
    { "need", 0, 0, G_OPTION_ARG_STRING, &o->need, "Of what it may know, one need", "N" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &o->language,
      "Language of its texts and of a review, the reader's or the exercise's first if not given",
      "CODE" },
    { "review", 0, 0, G_OPTION_ARG_FILENAME, &o->review,
      "Review the exercise of --log: a report (.html, .pdf), or the log as .csv", "FILE" },
    { "measure", 'm', 0, G_OPTION_ARG_STRING_ARRAY, &o->measures,
      "What decisions are judged by; the gravest harm and the criteria's measures if not given",
      "NAME" },
    { "earlier", 0, 0, G_OPTION_ARG_STRING, &o->earlier,
      "By how much orders are tried earlier, 1h if not given", "T" },
    { "export", 0, 0, G_OPTION_ARG_FILENAME, &o->export,
      "Write the events list as CSV or a spreadsheet (.ods), an inject as a CAP alert (.xml)",
      "FILE" },
    { "inject", 0, 0, G_OPTION_ARG_STRING, &o->inject, "Which inject --export writes as an alert",
      "NAME" },
    { "import", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &o->imports,
      "Take the events list from CSV or .ods, or add CAP alerts (.xml), and write to --out",
      "FILE" },
    { "plan", 0, 0, G_OPTION_ARG_FILENAME, &o->plan,
      "With --log, write what was missed as a sheet to fill in; with --out, take such a sheet in",
      "FILE" },
    { "column", 0, 0, G_OPTION_ARG_STRING_ARRAY, &o->columns,
      "What a column of --import is called here; nothing leaves it out", "THEIRS=OURS" },
    { "out", 'o', 0, G_OPTION_ARG_FILENAME, &o->out, "The new exercise of --import or --plan",
      "FILE" },
    { "window", 0, 0, G_OPTION_ARG_NONE, &o->window,
      "Open the window though a script or a pace is given, or on the screen of --seat", NULL },
    { "edit", 0, 0, G_OPTION_ARG_NONE, &o->edit,
      "Write the events list in the window: grid, time line, conditions, texts, rehearsal", NULL },
    { "replay", 0, 0, G_OPTION_ARG_NONE, &o->replay,
      "Show the exercise of --log again in the window, at any speed, and what decisions changed",
      NULL },
    { "picture", 'p', 0, G_OPTION_ARG_FILENAME, &o->picture,
      "Draw what the window would show into a PNG file; needs no display", "FILE" },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &o->theme, "light, dark or contrast", "WHAT" },
    { "size", 0, 0, G_OPTION_ARG_STRING, &o->size, "Size of the window in pixels", "WxH" },
    { "scale", 0, 0, G_OPTION_ARG_STRING, &o->scale, "Size of letters and symbols, 0.5 to 4", "N" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &o->json, "Print a rehearsal or a seat as JSON", NULL },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &o->quiet, "Print the digest only", NULL },
    { NULL }
  };

  return tbr_verb_parse (&tbr_verb_exercise, entries, argc, argv, code);
}

/* @table: (transfer full) */
static void
print_table (TbrTable *table)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (tbr_table_n_rows (table) > 0)
    {
      tbr_table_append_text (table, out);
      g_print ("%s\n", out->str);
    }
  tbr_table_free (table);
}

static void
report (const TbrDirector *director, gboolean is_quiet)
{
  guint n, n_orders = 0, n_refused = 0;
  const TbrTurn *turns = tbr_director_turns (director, &n);

  for (guint i = 0; i < n; i++)
    if (!g_str_equal (turns[i].who, TBR_DIRECTOR))
      {
        n_orders += turns[i].kind == TBR_TURN_ORDER;
        n_refused += turns[i].kind == TBR_TURN_REFUSED;
      }
  if (!is_quiet)
    {
      print_table (tbr_exercise_inject_table (director));
      print_table (tbr_exercise_branch_table (director));
      print_table (tbr_exercise_action_table (director));
      print_table (tbr_exercise_role_table (director));
      g_print ("%u order%s carried out, %u refused\n", n_orders, n_orders == 1 ? "" : "s",
               n_refused);
    }
  g_print ("digest %016" G_GINT64_MODIFIER "x\n", tbr_sim_digest (tbr_director_sim (director)));
}

static TbrExit
play (const TbrExerciseOptions *o, const TbrPlayed *played)
{
  TbrPlay how = { .verb = &tbr_verb_exercise,
                  .played = played,
                  .script = o->script,
                  .log = o->log,
                  .pace = o->pace,
                  .asks = o->seat != NULL,
                  .until = played->exercise->begin + played->exercise->duration };
  g_autoptr (GError) error = NULL;
  guint64 replication = 0;
  TbrExit code = TBR_EXIT_DONE;

  if ((o->until != NULL
       && !tbr_played_read_instant (played, "--until", o->until, &how.until, &error))
      || !tbr_verb_read_number ("--replication", o->replication, G_MAXUINT32, &replication, &error))
    return tbr_verb_fail_error (&tbr_verb_exercise, error);
  how.replication = (guint32) replication;
  const TbrSeatQuestion question = { o->seat, o->unit, o->need, o->language, o->json };
  g_autoptr (TbrDirector) director = NULL;
  if (o->at != NULL && !tbr_played_read_instant (played, "--at", o->at, &how.until, &error))
    return tbr_verb_fail_error (&tbr_verb_exercise, error);
  director = tbr_play_run (&how, &code);
  if (director != NULL && o->seat != NULL)
    return tbr_seat_answer (&tbr_verb_exercise, director, &question);
  if (director != NULL)
    report (director, o->quiet);
  return code;
}

static TbrExit
rehearse (const TbrExerciseOptions *o, const TbrPlayed *played)
{
  g_autoptr (GError) error = NULL;
  guint64 n = 100, n_jobs = 0;

  if (!tbr_verb_read_number ("--replications", o->replications, 100000, &n, &error)
      || !tbr_verb_read_number ("--jobs", o->jobs, 1024, &n_jobs, &error))
    return tbr_verb_fail_error (&tbr_verb_exercise, error);
  if (n == 0)
    return tbr_verb_fail (&tbr_verb_exercise, TBR_EXIT_USAGE, "--replications: it is 1 or more");
  g_autoptr (TbrRehearsal) rehearsal
      = tbr_rehearsal_run (played->exercise, played->context.scenario, (guint) n, (guint) n_jobs);
  g_autofree char *text = o->json ? tbr_rehearse_json (played->exercise, rehearsal)
                                  : tbr_rehearse_text (played->exercise, rehearsal);
  g_print ("%s", text);
  return TBR_EXIT_DONE;
}

/* The exercise of a log as it was played, to the scenario's end. (transfer full) (nullable) */
static TbrDirector *
repeat (const TbrExerciseOptions *o, const TbrPlayed *played, GError **error)
{
  g_autoptr (TbrDiaryLog) log = tbr_diary_load (o->log, error);
  g_autoptr (TbrDirector) director = NULL;

  if (log == NULL)
    return NULL;
  director = tbr_director_new (played->exercise, played->context.scenario, log->replication);
  if (!tbr_diary_repeat (log, director, error))
    return NULL;
  tbr_director_finish (director);
  return g_steal_pointer (&director);
}

static TbrExit
plan (const TbrExerciseOptions *o, const TbrPlayed *played)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrDirector) director = NULL;

  if (o->out != NULL)
    return tbr_plan_take_in (&tbr_verb_exercise, played, o->plan, o->out);
  director = repeat (o, played, &error);
  return director != NULL ? tbr_plan_write (&tbr_verb_exercise, director, o->plan)
                          : tbr_verb_fail_error (&tbr_verb_exercise, error);
}

static TbrExit
review (const TbrExerciseOptions *o, const TbrPlayed *played)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrDirector) director = NULL;
  TbrReviewQuestion question = { .exercise = played->exercise,
                                 .file = o->review,
                                 .measures = (const char *const *) o->measures,
                                 .earlier = TBR_HOUR,
                                 .language = o->language };
  guint64 n = 20, n_jobs = 0;

  if (!tbr_verb_read_number ("--replications", o->replications, 10000, &n, &error)
      || !tbr_verb_read_number ("--jobs", o->jobs, 1024, &n_jobs, &error)
      || (o->earlier != NULL && !tbr_duration_parse (o->earlier, &question.earlier, &error)))
    return tbr_verb_fail_error (&tbr_verb_exercise, error);
  if (n < 2)
    return tbr_verb_fail (&tbr_verb_exercise, TBR_EXIT_USAGE, "--replications: it is 2 or more");
  question.replications = (guint) n;
  question.n_jobs = (guint) n_jobs;
  director = repeat (o, played, &error);
  return director != NULL ? tbr_review_answer (&tbr_verb_exercise, director, &question)
                          : tbr_verb_fail_error (&tbr_verb_exercise, error);
}

/* Whether somebody is to look at it: unless what is asked for can be answered without. */
static gboolean
has_window (const TbrExerciseOptions *o)
{
  return o->window || o->edit || o->replay || o->picture != NULL
         || (o->script == NULL && o->until == NULL && o->pace <= 0 && !o->rehearse
             && o->seat == NULL && o->review == NULL && o->export == NULL && o->imports == NULL
             && o->inject == NULL && o->plan == NULL && !o->json && !o->quiet && o->at == NULL
             && o->unit == NULL && o->need == NULL && o->measures == NULL && o->earlier == NULL
             && o->replications == NULL && o->jobs == NULL && o->columns == NULL && o->out == NULL);
}

static TbrExit
show (const TbrExerciseOptions *o, const char *file)
{
  g_autoptr (GError) error = NULL;
  guint64 replication = 0, replications = 20;

  if (!tbr_verb_read_number ("--replication", o->replication, G_MAXUINT32, &replication, &error)
      || !tbr_verb_read_number ("--replications", o->replications, 10000, &replications, &error))
    return tbr_verb_fail_error (&tbr_verb_exercise, error);
  if (replications < 2)
    return tbr_verb_fail (&tbr_verb_exercise, TBR_EXIT_USAGE, "--replications: it is 2 or more");
  const TbrExerciseWindow window = { .file = file,
                                     .log = o->log,
                                     .script = o->script,
                                     .seat = o->seat,
                                     .beamer = o->beamer,
                                     .picture = o->picture,
                                     .language = o->language,
                                     .theme = o->theme,
                                     .size = o->size,
                                     .scale = o->scale,
                                     .pace = o->pace,
                                     .is_edited = o->edit,
                                     .is_reviewed = o->replay,
                                     .replications = (guint) replications,
                                     .replication = (guint32) replication };
  return tbr_exercise_window (&tbr_verb_exercise, &window);
}

/* Options that do not go together. Returns: what is wrong, or NULL */
static const char *
find_conflict (const TbrExerciseOptions *o)
{
  if (o->pace < 0)
    return "--pace: it is above 0";
  if (o->beamer != NULL && !has_window (o))
    return "--beamer is a second window beside the first";
  if (has_window (o)
      && (o->until != NULL || o->rehearse || o->review != NULL || o->at != NULL || o->unit != NULL
          || o->need != NULL || o->export != NULL || o->imports != NULL || o->json || o->quiet))
    return "the window takes --log, --script, --pace, --seat, --replication, --language and how it "
           "looks";
  if (o->edit
      && (o->log != NULL || o->script != NULL || o->pace > 0 || o->seat != NULL || o->window
          || o->replication != NULL))
    return "--edit writes the events list, nobody plays";
  if (o->replay
      && (o->log == NULL || o->script != NULL || o->pace > 0 || o->seat != NULL || o->edit
          || o->beamer != NULL || o->replication != NULL))
    return "--replay shows a log again: --log FILE --replay";
  if (has_window (o) && !o->replay && o->replications != NULL)
    return "--replications is for --rehearse, --review and --replay";
  if (!has_window (o) && (o->theme != NULL || o->size != NULL || o->scale != NULL))
    return "--theme, --size and --scale are for the window";
  if (has_window (o))
    return NULL;
  if (o->rehearse
      && (o->script != NULL || o->log != NULL || o->until != NULL || o->pace > 0
          || o->replication != NULL))
    return "--rehearse plays it as a whole, and nobody says anything";
  if (!o->rehearse && o->review == NULL && (o->replications != NULL || o->jobs != NULL))
    return "--replications and --jobs are for --rehearse and --review";
  if (o->review != NULL
      && (o->log == NULL || o->script != NULL || o->rehearse || o->seat != NULL || o->pace > 0))
    return "--review is of a log: --log FILE --review FILE";
  if (o->review == NULL && (o->measures != NULL || o->earlier != NULL))
    return "--measure and --earlier are for --review";
  if (((o->imports != NULL) != (o->out != NULL) && o->plan == NULL)
      || (o->imports == NULL && o->columns != NULL))
    return "--import FILE and --out FILE belong together, --column to them";
  if (o->plan != NULL
      && ((o->log != NULL) == (o->out != NULL) || o->imports != NULL || o->review != NULL
          || o->script != NULL))
    return "--plan FILE is written of a log (--log FILE) or taken into an exercise (--out FILE)";
  if ((o->export != NULL && tbr_events_is_foreign (o->export))
      || (o->imports != NULL && tbr_events_is_foreign (o->imports[0])))
    return "sheets are .csv, .ods or .fods, alerts .xml: save a file of another program as .ods";
  if ((o->export != NULL && tbr_events_is_alert (o->export)) != (o->inject != NULL))
    return "--export FILE.xml and --inject NAME belong together";
  if (!o->rehearse && o->seat == NULL && o->json)
    return "--json is for --rehearse and --seat";
  if (o->seat == NULL && (o->unit != NULL || o->need != NULL))
    return "--unit and --need are for --seat";
  if (o->language != NULL && o->seat == NULL && o->review == NULL
      && (o->plan == NULL || o->out != NULL))
    return "--language is for the window, --seat, --review and the --plan of a log";
  if (o->seat == NULL && o->at != NULL
      && (o->imports == NULL || !tbr_events_is_alert (o->imports[0])))
    return "--at is for --seat and for the --import of an alert (.xml)";
  if (o->seat != NULL && o->script != NULL && o->log != NULL)
    return "--seat looks at a script or at a log";
  if (o->seat != NULL && (o->rehearse || o->until != NULL || o->pace > 0))
    return "--seat looks at one instant of an exercise that is played";
  return NULL;
}

/* The files that are to come in: of each --import, and those behind the exercise, which a pattern
   of the shell puts there. (transfer container), NULL-ended */
static GPtrArray *
list_sources (const TbrExerciseOptions *o, int argc, char **argv)
{
  GPtrArray *sources = g_ptr_array_new ();

  for (guint i = 0; o->imports != NULL && o->imports[i] != NULL; i++)
    g_ptr_array_add (sources, o->imports[i]);
  for (int i = 2; i < argc; i++)
    g_ptr_array_add (sources, argv[i]);
  g_ptr_array_add (sources, NULL);
  return sources;
}

/* Its texts in the language that was asked for, NULL: its own. Returns: FALSE with how it ends when
   it has none in it */
static gboolean
speak (const TbrPlayed *played, const char *language, TbrExit *out_code)
{
  if (language == NULL)
    return TRUE;
  if (tbr_exercise_has_language (played->exercise, language))
    {
      tbr_exercise_speak (played->exercise, language);
      return TRUE;
    }
  g_auto (GStrv) known = g_strsplit (played->exercise->languages, " ", -1);
  g_autofree char *list = g_strjoinv (", ", known);
  *out_code = tbr_verb_fail (&tbr_verb_exercise, TBR_EXIT_USAGE,
                             "--language %s: the exercise's texts are in %s", language, list);
  return FALSE;
}

static TbrExit
run (int argc, char **argv)
{
  g_auto (TbrExerciseOptions) options = { 0 };
  g_auto (TbrPlayed) played = { NULL };
  TbrExit code = TBR_EXIT_DONE;

  if (!read_options (&options, &argc, &argv, &code))
    return code;
  if (argc < 2 || (argc > 2 && options.imports == NULL))
    return tbr_verb_fail (&tbr_verb_exercise, TBR_EXIT_USAGE,
                          argc < 2 ? "which exercise?" : "one exercise at a time");
  if (find_conflict (&options) != NULL)
    return tbr_verb_fail (&tbr_verb_exercise, TBR_EXIT_USAGE, "%s", find_conflict (&options));
  if (has_window (&options))
    return show (&options, argv[1]);
  code = tbr_played_load (&tbr_verb_exercise, argv[1], &played);
  if (code != TBR_EXIT_DONE)
    return code;
  if (!speak (&played, options.language, &code))
    return code;
  g_autoptr (GPtrArray) sources = list_sources (&options, argc, argv);
  const TbrEventsQuestion events = { .to = options.export,
                                     .from = (const char *const *) sources->pdata,
                                     .inject = options.inject,
                                     .at = options.at,
                                     .columns = (const char *const *) options.columns,
                                     .out = options.out };
  if (events.to != NULL || options.imports != NULL)
    return tbr_events_answer (&tbr_verb_exercise, &played, &events);
  if (options.plan != NULL)
    return plan (&options, &played);
  if (options.review != NULL)
    return review (&options, &played);
  return options.rehearse ? rehearse (&options, &played) : play (&options, &played);
}

const TbrVerb tbr_verb_exercise
    = { "exercise", "EXERCISE [OPTION...]",
        "Plays an exercise, in the window or without, with a log", run };
