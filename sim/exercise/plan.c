/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What was missed in an exercise, as a sheet for people to fill in, and into the next exercise. */
#include <tabard/plan.h>

#include "interchange/sheet.h"
#include "scenario/exercise_kinds.h"

#include <tabard/debrief.h>

#include <string.h>

/* How names begin of what a plan adds. */
#define PREFIX "improve-"

/* The columns of a plan. */
enum
{
  COLUMN_EXERCISE,  /* that was played */
  COLUMN_OBJECTIVE, /* its name */
  COLUMN_TITLE,     /* of the objective */
  COLUMN_KIND,      /* of what was missed */
  COLUMN_NAME,      /* of the same */
  COLUMN_MISSED,    /* how it reads */
  COLUMN_TODO,      /* what to do */
  COLUMN_WHO,       /* role */
  COLUMN_UNTIL,     /* when it is to be done, in words */
  COLUMN_N
};

static const char *const names[COLUMN_N + 1]
    = { "exercise", "objective", "title", "kind", "name", "missed", "todo", "who", "until", NULL };
/* Those that must be there. */
static const guint needed[] = { COLUMN_OBJECTIVE, COLUMN_MISSED, COLUMN_TODO, COLUMN_WHO };

/* ---- out ---- */

/* Adds a row: an action or a criterion. */
static void
add_missed (TbrSheet *sheet, const TbrExercise *exercise, const TbrExpected *action,
            const TbrCriterion *criterion)
{
  const TbrObjective *objective
      = &exercise->objectives[action != NULL ? action->objective : criterion->objective];
  const char *const cells[COLUMN_N + 1] = {
    [COLUMN_EXERCISE] = exercise->title,
    [COLUMN_OBJECTIVE] = objective->id,
    [COLUMN_TITLE] = objective->title,
    [COLUMN_KIND] = action != NULL ? "expected" : "criterion",
    [COLUMN_NAME] = action != NULL ? action->id : criterion->id,
    [COLUMN_MISSED] = action != NULL ? action->sentence : criterion->title,
    [COLUMN_TODO] = "",
    [COLUMN_WHO] = action != NULL ? action->role_id : "",
    [COLUMN_UNTIL] = "",
  };

  tbr_sheet_add (sheet, sheet->rows->len + 1, g_strdupv ((char **) cells));
}

gboolean
tbr_plan_save (const TbrDirector *played, const char *path, guint *out_n, GError **error)
{
  const TbrExercise *exercise = tbr_director_exercise (played);
  g_autoptr (TbrResult) result = tbr_sim_result (tbr_director_sim (played));
  g_autoptr (TbrDebrief) debrief = tbr_debrief_new (played, result);
  g_autoptr (TbrSheet) sheet = tbr_sheet_new (path);

  tbr_sheet_add (sheet, 1, g_strdupv ((char **) names));
  for (guint i = 0; i < debrief->missed->len; i++)
    {
      const TbrMissed *missed = &g_array_index (debrief->missed, TbrMissed, i);
      add_missed (sheet, exercise,
                  missed->expected != TBR_NONE ? &exercise->expecteds[missed->expected] : NULL,
                  missed->criterion != TBR_NONE ? &exercise->criteria[missed->criterion] : NULL);
    }
  *out_n = sheet->rows->len - 1;
  return tbr_sheet_save (sheet, path, -1, error);
}

/* ---- in ---- */

/* A plan while it is read into the text of an exercise. */
typedef struct
{
  const TbrExercise *exercise;
  const TbrSheet *sheet;
  const TbrSheetRow *row; /* the present one */
  int columns[COLUMN_N];  /* where each stands, -1 */
  GHashTable *taken;      /* names of elements, of any kind: nobody reads two of one name well */
  GString *out;
  guint line; /* of @out */
} Draft;

static const char *
cell (const Draft *draft, guint column)
{
  return draft->columns[column] < 0 ? "" : draft->row->cells[draft->columns[column]];
}

static gboolean
find_columns (Draft *draft, TbrDiagnostics *faults)
{
  gboolean is_good = TRUE;

  for (guint i = 0; i < COLUMN_N; i++)
    {
      draft->columns[i] = -1;
      for (guint j = 0; j < draft->sheet->n_columns; j++)
        if (g_str_equal (draft->row->cells[j], names[i]))
          draft->columns[i] = (int) j;
    }
  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (draft->columns[needed[i]] < 0)
      {
        g_autofree char *list = g_strjoinv (", ", draft->row->cells);
        tbr_diagnostics_add (faults, draft->sheet->name, draft->row->line,
                             "column '%s' of an improvement plan is not there: there are %s",
                             names[needed[i]], list);
        is_good = FALSE;
      }
  return is_good;
}

static void
take_names (Draft *draft)
{
  const TbrExercise *exercise = draft->exercise;

  for (guint i = 0; i < exercise->n_objectives; i++)
    g_hash_table_add (draft->taken, g_strconcat ("o:", exercise->objectives[i].id, NULL));
  for (guint i = 0; i < exercise->n_expecteds; i++)
    g_hash_table_add (draft->taken, g_strdup (exercise->expecteds[i].id));
  for (guint i = 0; i < exercise->n_criteria; i++)
    g_hash_table_add (draft->taken, g_strdup (exercise->criteria[i].id));
}

/* A name for what the row adds that nothing has yet. (transfer full) */
static char *
make_name (Draft *draft)
{
  const char *origin = cell (draft, COLUMN_NAME);
  g_autofree char *stem = g_strconcat (PREFIX, *origin != '\0' ? origin : "item", NULL);
  char *name = g_strdup (stem);

  for (guint i = 2; !g_hash_table_add (draft->taken, g_strdup (name)); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s-%u", stem, i);
    }
  return name;
}

/* An objective that the exercise has not; without a title the check of the exercise names it. */
static void
append_objective (Draft *draft)
{
  const char *title = cell (draft, COLUMN_TITLE);
  g_autofree char *key = g_strconcat ("o:", cell (draft, COLUMN_OBJECTIVE), NULL);

  if (*title == '\0' || g_hash_table_contains (draft->taken, key))
    return;
  g_string_append (draft->out, "<objective");
  tbr_exercise_append_value (draft->out, "name", cell (draft, COLUMN_OBJECTIVE));
  tbr_exercise_append_value (draft->out, "title", title);
  g_string_append (draft->out, "/>");
  g_hash_table_add (draft->taken, g_steal_pointer (&key));
}

/* "Crews ask early (improvement from Two Augusts)" (transfer full) */
static char *
say_origin (const Draft *draft, const char *what)
{
  const char *exercise = cell (draft, COLUMN_EXERCISE);

  return g_strdup_printf ("%s (improvement%s%s)", what, *exercise != '\0' ? " from " : "",
                          exercise);
}

/* What is to be done: an action of a role, or something for an observer. */
static void
append_item (Draft *draft)
{
  const char *who = cell (draft, COLUMN_WHO), *todo = cell (draft, COLUMN_TODO);

  if (*todo == '\0')
    return;
  g_autofree char *name = make_name (draft);
  g_autofree char *sentence = say_origin (draft, todo);
  g_string_append (draft->out, *who != '\0' ? "<expected" : "<criterion");
  tbr_exercise_append_value (draft->out, "name", name);
  tbr_exercise_append_value (draft->out, *who != '\0' ? "sentence" : "title", sentence);
  tbr_exercise_append_value (draft->out, "objective", cell (draft, COLUMN_OBJECTIVE));
  if (*who != '\0')
    tbr_exercise_append_value (draft->out, "role", who);
  g_string_append (draft->out, "/>");
}

/* The row as a note for whoever leads. */
static void
append_note (Draft *draft)
{
  static const struct
  {
    guint column;
    const char *words;
  } parts[] = { { COLUMN_TODO, "To do" }, { COLUMN_WHO, "Who" }, { COLUMN_UNTIL, "Until" } };
  const char *languages = draft->exercise->languages, *origin = cell (draft, COLUMN_EXERCISE);
  g_autofree char *language = g_strndup (languages, strcspn (languages, " "));
  g_autoptr (GString) body = g_string_new (NULL);

  g_string_append_printf (body, "Missed in %s: %s.", *origin != '\0' ? origin : "the last exercise",
                          cell (draft, COLUMN_MISSED));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*cell (draft, parts[i].column) != '\0')
      g_string_append_printf (body, " %s: %s.", parts[i].words, cell (draft, parts[i].column));
  g_string_append (draft->out, "<guidance");
  tbr_exercise_append_value (draft->out, "language", language);
  tbr_exercise_append_value (draft->out, "body", body->str);
  g_string_append (draft->out, "/>");
}

/* The exercise with each row on the line on which it stands, so that faults name it. */
static void
append_rows (Draft *draft)
{
  const TbrExercise *exercise = draft->exercise;

  tbr_exercise_append_head (draft->out, exercise);
  for (guint i = 0; i < exercise->n_injects; i++)
    tbr_exercise_append_inject (draft->out, &exercise->injects[i]);
  g_strdelimit (draft->out->str, "\n", ' ');
  draft->line = 1;
  for (guint i = 1; i < draft->sheet->rows->len; i++)
    {
      draft->row = &g_array_index (draft->sheet->rows, TbrSheetRow, i);
      for (; draft->line < draft->row->line; draft->line++)
        g_string_append_c (draft->out, '\n');
      append_objective (draft);
      append_item (draft);
      append_note (draft);
    }
  tbr_exercise_append_tail (draft->out, exercise);
}

TbrExercise *
tbr_plan_load (const TbrExercise *exercise, const char *path, TbrDiagnostics *faults)
{
  g_return_val_if_fail (exercise != NULL && path != NULL, NULL);
  guint before = tbr_diagnostics_count (faults);
  g_autoptr (TbrSheet) sheet = tbr_sheet_load (path, faults);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  Draft draft = { .exercise = exercise, .sheet = sheet, .taken = taken, .out = out };

  if (sheet == NULL)
    return NULL;
  draft.row = &g_array_index (sheet->rows, TbrSheetRow, 0);
  if (!find_columns (&draft, faults))
    return NULL;
  take_names (&draft);
  append_rows (&draft);
  TbrExercise *next = tbr_exercise_parse (out->str, out->len, path, faults);
  if (tbr_diagnostics_count (faults) == before)
    return next;
  tbr_exercise_free (next);
  return NULL;
}
