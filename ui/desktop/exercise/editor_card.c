/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The column beside the events list: the chosen inject, its condition, what a rehearsal says. */
#include "desktop/exercise/editor.h"
#include "draw/language.h"
#include "report/exercise_words.h"
#include "report/fault_words.h"

#include <glib/gi18n.h>
#include <math.h>

#define TAB_HEIGHT 36.0
#define BUTTON_HEIGHT 32.0
#define MOST_FAULTS 20u

static const TbrScenario *
scenario_of (const TbrDesktop *desktop)
{
  return desktop->session != NULL ? desktop->session->scenario : NULL;
}

/* Two buttons side by side, or one alone. */
static void
add_pair (TbrColumn *column, const TbrWidget *first, const TbrWidget *second)
{
  double ui = column->pen->ui, gap = 8 * ui, width = (column->width - gap) / 2;
  TbrWidget left = *first, right = *second;
  left.rect = (TbrRect){ column->x, column->y, width, BUTTON_HEIGHT * ui };
  right.rect = (TbrRect){ column->x + width + gap, column->y, width, BUTTON_HEIGHT * ui };
  tbr_tree_add (column->tree, &left);
  tbr_tree_add (column->tree, &right);
  column->y += (BUTTON_HEIGHT + 6) * ui;
}

/* ---- the inject ---- */

/* A value that opens its form. */
static void
add_value (TbrColumn *column, const char *attribute, const char *name, const char *value)
{
  const TbrKind *kind = tbr_editor_kind ();
  int param = tbr_kind_find_param (kind, attribute);
  TbrWidget field = { .kind = TBR_WIDGET_FIELD,
                      .action = TBR_ACT_EVENTS_FORM,
                      .argument = param + 1,
                      .text = name,
                      .value = value != NULL && *value != '\0' ? value : "\xe2\x80\x93" };
  tbr_column_add (column, &field);
}

static void
build_values (TbrDesktop *desktop, TbrColumn *column, const TbrInject *inject)
{
  const TbrExercise *exercise = tbr_editor_exercise (desktop->editor);
  g_autofree char *when = tbr_editor_when (exercise, scenario_of (desktop), inject);
  g_autofree char *until = tbr_duration_format (inject->until);
  g_autofree char *to = tbr_editor_to (exercise, inject);
  g_autofree char *effect = tbr_editor_effect (exercise, scenario_of (desktop), inject);
  g_autofree char *side
      = inject->branch == TBR_NONE
            ? NULL
            : g_strdup_printf (inject->side == TBR_SIDE_TAKEN ? _ ("%s: taken")
                                                              : _ ("%s: not taken"),
                               exercise->branches[inject->branch].title);
  add_value (column, inject->when.n > 0 ? "when" : "at", _ ("When"), when);
  add_value (column, "until", C_ ("inject", "Not after"), until);
  add_value (column, "from", C_ ("inject", "From"), inject->from);
  add_value (column, "to", C_ ("inject", "To"), to);
  add_value (column, "medium", C_ ("inject", "Medium"), tbr_exercise_words_medium (inject->medium));
  add_value (column, "release", C_ ("inject", "Let go by"),
             inject->release == TBR_RELEASER_FACILITATOR ? _ ("the facilitator")
                                                         : _ ("time or condition"));
  add_value (column, "branch", C_ ("inject", "Branch"), side);
  add_value (column, "expected", C_ ("inject", "Expected action"),
             inject->expected != TBR_NONE ? exercise->expecteds[inject->expected].sentence : NULL);
  add_value (column, "effect", C_ ("inject", "Effect"), effect);
  add_value (column, "name", C_ ("inject", "Name in the file"), inject->id);
  if (*inject->alert != '\0')
    tbr_column_text (column, TBR_WIDGET_NOTE,
                     _ ("It came as an alert of another program and goes out as that again, with "
                        "its areas and codes."));
}

/* The exercise's texts of an inject; what nobody has translated is marked. */
static void
build_texts (TbrDesktop *desktop, TbrColumn *column, const TbrInject *inject)
{
  const TbrExercise *exercise = tbr_editor_exercise (desktop->editor);
  g_auto (GStrv) languages = g_strsplit (exercise->languages, " ", -1);
  const TbrWording *first = NULL;
  tbr_column_gap (column, 8);
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("TEXTS"));
  for (guint i = 0; languages[i] != NULL; i++)
    {
      const TbrWording *wording = tbr_inject_wording (inject, languages[i]);
      gboolean is_missing
          = wording == NULL || (first != NULL && *first->body != '\0' && *wording->body == '\0')
            || (first != NULL && *first->subject != '\0' && *wording->subject == '\0')
            || (i > 0 && *inject->from != '\0' && *wording->from == '\0');
      gboolean is_silent = inject->medium == TBR_MEDIUM_MAP && wording == NULL && first == NULL;
      g_autofree char *title
          = g_strdup_printf (_ ("%s: %s"), languages[i],
                             wording != NULL ? wording->subject : "\xe2\x80\x93");
      g_autofree char *detail
          = g_strdup_printf ("%s%s%s", wording != NULL ? wording->body : "",
                             wording != NULL && *wording->body != '\0' && is_missing ? "\n" : "",
                             is_missing && !is_silent ? _ ("Not translated yet") : "");
      TbrWidget row = { .kind = TBR_WIDGET_ROW,
                        .action = TBR_ACT_EVENTS_TEXT,
                        .argument = i,
                        .text = title,
                        .detail = detail,
                        .colour = is_missing && !is_silent ? column->pen->theme->need : 0 };
      tbr_column_add (column, &row);
      first = i == 0 ? wording : first;
    }
}

static void
build_faults (TbrDesktop *desktop, TbrColumn *column)
{
  const TbrDiagnostics *faults = tbr_events_faults (desktop->editor->events);
  guint n = MIN (tbr_diagnostics_kept (faults), MOST_FAULTS);
  if (n == 0)
    return;
  tbr_column_gap (column, 8);
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("DOES NOT FIT THE SCENARIO"));
  for (guint i = 0; i < n; i++)
    {
      const TbrDiagnostic *fault = tbr_diagnostics_get (faults, i);
      g_autofree char *line = g_strdup_printf (_ ("line %u"), fault->line);
      g_autofree char *said = tbr_fault_words (fault->message);
      TbrWidget row = {
        .kind = TBR_WIDGET_ROW, .text = said, .detail = line, .colour = column->pen->theme->need
      };
      tbr_column_add (column, &row);
    }
}

static void
build_inject (TbrDesktop *desktop, TbrColumn *column)
{
  const TbrInject *inject = tbr_editor_inject (desktop->editor);
  const TbrExercise *exercise = tbr_editor_exercise (desktop->editor);
  if (inject == NULL)
    {
      tbr_column_text (column, TBR_WIDGET_NOTE, _ ("No inject is chosen."));
      return;
    }
  const char *subject = tbr_editor_subject (exercise, inject);
  g_autofree char *title = g_strdup_printf ("%" G_GINT64_FORMAT "  %s", inject->number,
                                            *subject != '\0' ? subject : inject->id);
  tbr_column_text (column, TBR_WIDGET_TITLE, title);
  tbr_column_gap (column, 6);
  build_values (desktop, column, inject);
  build_texts (desktop, column, inject);
  build_faults (desktop, column);
}

/* ---- its condition ---- */

/* One part, set in as deep as it stands. */
static void
add_clause (TbrDesktop *desktop, TbrColumn *column, const TbrCondition *condition,
            const TbrClause *clause, guint index)
{
  const TbrEditor *editor = desktop->editor;
  const TbrConditionStep *step = &condition->steps[clause->step];
  double inset = 16 * clause->depth * column->pen->ui, x = column->x, width = column->width;
  g_autofree char *words
      = clause->is_group
            ? g_strdup (step->does == TBR_STEP_AND ? _ ("All of these:") : _ ("One of these:"))
            : tbr_editor_atom (tbr_editor_exercise (editor), scenario_of (desktop), step);
  TbrWidget row = { .kind = TBR_WIDGET_ROW,
                    .action = TBR_ACT_EVENTS_CLAUSE,
                    .argument = index,
                    .text = words,
                    .detail = clause->is_not ? _ ("must not be so") : "",
                    .colour = clause->is_not ? column->pen->theme->need : 0,
                    .is_on = editor->clause == index };
  column->x += inset;
  column->width -= inset;
  tbr_column_add (column, &row);
  column->x = x;
  column->width = width;
}

static void
add_deeds (TbrColumn *column, gboolean is_group, gboolean is_empty)
{
#define DEED(Deed, Text, Off)                                                                      \
  {                                                                                                \
    .kind = TBR_WIDGET_BUTTON, .action = TBR_ACT_EVENTS_CLAUSE_DEED, .argument = (Deed),           \
    .text = (Text), .is_disabled = (Off)                                                           \
  }
  const TbrWidget and = DEED (TBR_CLAUSE_AND, _ ("And\xe2\x80\xa6"), FALSE);
  const TbrWidget or = DEED (TBR_CLAUSE_OR, _ ("Or\xe2\x80\xa6"), is_empty);
  const TbrWidget change = DEED (TBR_CLAUSE_CHANGE, _ ("Change\xe2\x80\xa6"), is_empty || is_group);
  const TbrWidget not = DEED (TBR_CLAUSE_NOT, _ ("Must not be so"), is_empty);
  const TbrWidget turn = DEED (TBR_CLAUSE_TURN, _ ("All / one of"), is_empty || !is_group);
  const TbrWidget out = DEED (TBR_CLAUSE_REMOVE, _ ("Take out"), is_empty);
#undef DEED
  add_pair (column, &and, & or);
  add_pair (column, &change, &not );
  add_pair (column, &turn, &out);
}

/* Whose condition it is: the chosen inject's, or that of a branch of the story. */
static void
add_owners (TbrDesktop *desktop, TbrColumn *column)
{
  const TbrEditor *editor = desktop->editor;
  const TbrExercise *exercise = tbr_editor_exercise (editor);
  const TbrInject *inject = tbr_editor_inject (editor);
  const TbrStoryBranch *branch = tbr_editor_branch (editor);
  if (exercise->n_branches == 0)
    return;
  tbr_column_gap (column, 12);
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("WHOSE CONDITION"));
  for (guint i = 0; i <= exercise->n_branches; i++)
    {
      const TbrStoryBranch *one = i > 0 ? &exercise->branches[i - 1] : NULL;
      g_autofree char *number
          = one == NULL && inject != NULL ? tbr_editor_number (inject) : g_strdup ("");
      g_autofree char *text
          = one != NULL ? g_strdup (one->title) : g_strdup_printf (_ ("Inject %s"), number);
      g_autofree char *when
          = one != NULL ? tbr_editor_condition (exercise, scenario_of (desktop), &one->when) : NULL;
      TbrWidget row = { .kind = TBR_WIDGET_ROW,
                        .action = TBR_ACT_EVENTS_BRANCH,
                        .argument = (gint64) i - 1,
                        .text = text,
                        .detail = when,
                        .value = one != NULL ? C_ ("inject", "Branch") : NULL,
                        .is_on = one == branch };
      if (one != NULL || inject != NULL)
        tbr_column_add (column, &row);
    }
}

/* What it is the condition of, and the condition in a sentence. */
static void
add_sentence (TbrDesktop *desktop, TbrColumn *column, const TbrInject *inject,
              const TbrStoryBranch *branch)
{
  const TbrExercise *exercise = tbr_editor_exercise (desktop->editor);
  g_autofree char *number = inject != NULL ? tbr_editor_number (inject) : NULL;
  g_autofree char *title = branch != NULL
                               ? g_strdup_printf (_ ("The branch is taken: %s"), branch->title)
                               : g_strdup_printf (_ ("Inject %s is due"), number);
  g_autofree char *sentence
      = branch != NULL ? tbr_editor_condition (exercise, scenario_of (desktop), &branch->when)
                       : tbr_editor_when (exercise, scenario_of (desktop), inject);
  tbr_column_text (column, TBR_WIDGET_TITLE, title);
  tbr_column_gap (column, 6);
  tbr_column_text (column, TBR_WIDGET_TEXT, sentence);
  if (branch == NULL)
    return;
  g_autofree char *from = tbr_duration_format (branch->from);
  g_autofree char *until = tbr_duration_format (branch->until);
  g_autofree char *window = g_strdup_printf (_ ("From %s to %s after the begin"), from, until);
  tbr_column_text (column, TBR_WIDGET_NOTE, window);
}

static void
build_condition (TbrDesktop *desktop, TbrColumn *column)
{
  const TbrEditor *editor = desktop->editor;
  const TbrInject *inject = tbr_editor_inject (editor);
  const TbrStoryBranch *branch = tbr_editor_branch (editor);
  const TbrCondition *written = tbr_editor_written (editor);
  if (written == NULL)
    {
      add_owners (desktop, column);
      return;
    }
  g_autoptr (TbrClauses) clauses = tbr_clauses_new (written);
  g_autoptr (GArray) list = tbr_clauses_list (clauses);
  const TbrCondition condition = tbr_clauses_condition (clauses);
  add_sentence (desktop, column, inject, branch);
  tbr_column_gap (column, 10);
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("CONDITION"));
  if (list->len == 0)
    tbr_column_text (column, TBR_WIDGET_NOTE,
                     inject->at != TBR_NEVER ? _ ("It has a time. A condition takes its place.")
                                             : _ ("There is none."));
  for (guint i = 0; i < list->len; i++)
    add_clause (desktop, column, &condition, &g_array_index (list, TbrClause, i), i);
  gboolean is_group
      = editor->clause < list->len && g_array_index (list, TbrClause, editor->clause).is_group;
  tbr_column_gap (column, 10);
  add_deeds (column, is_group, list->len == 0);
  if (list->len > 0)
    tbr_column_text (column, TBR_WIDGET_NOTE,
                     _ ("They act on the part that is marked. And joins closer than or."));
  add_owners (desktop, column);
}

/* ---- the rehearsal ---- */

/* What is told of some of a list; nothing when there is nothing. */
static void
add_finding (TbrColumn *column, const char *heading, GPtrArray *rows, TbrColour colour)
{
  if (rows->len == 0)
    return;
  tbr_column_gap (column, 8);
  tbr_column_text (column, TBR_WIDGET_HEADING, heading);
  for (guint i = 0; i < rows->len; i++)
    {
      TbrWidget row = { .kind = TBR_WIDGET_ROW, .text = rows->pdata[i], .colour = colour };
      tbr_column_add (column, &row);
    }
}

static void
build_silent (TbrColumn *column, const TbrExercise *exercise, const TbrRehearsal *answer)
{
  g_autoptr (GPtrArray) silent = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) untested = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < exercise->n_injects; i++)
    {
      const TbrInject *inject = &exercise->injects[i];
      gboolean by_itself = inject->at != TBR_NEVER || inject->when.n > 0;
      if (answer->injects[i].n == 0 && by_itself)
        g_ptr_array_add (silent, g_strdup_printf ("%" G_GINT64_FORMAT "  %s", inject->number,
                                                  tbr_editor_subject (exercise, inject)));
    }
  for (guint i = 0; i < exercise->n_objectives; i++)
    if (answer->tested[i] == 0)
      g_ptr_array_add (untested, g_strdup (exercise->objectives[i].title));
  add_finding (column, _ ("NEVER GOES OUT"), silent, column->pen->theme->need);
  add_finding (column, _ ("NOTHING TESTS"), untested, column->pen->theme->need);
  if (silent->len == 0 && untested->len == 0)
    {
      tbr_column_gap (column, 8);
      tbr_column_text (column, TBR_WIDGET_TEXT,
                       _ ("Every inject goes out at least once, and every objective is tested."));
    }
}

/* A share as a bar with its number, under what it is the share of. */
static void
add_share (TbrColumn *column, const char *what, guint n, guint of, double after)
{
  g_autofree char *hours = tbr_units_format (round (after * 10) / 10, TBR_DIMENSION_NUMBER);
  g_autofree char *text = n > 0 ? g_strdup_printf (_ ("%u of %u, median %s h after the begin"), n,
                                                   of, tbr_decimal (hours))
                                : g_strdup_printf (_ ("%u of %u"), n, of);
  TbrWidget bar = { .kind = TBR_WIDGET_BAR,
                    .text = text,
                    .share = of > 0 ? (double) n / of : 0,
                    .colour = column->pen->theme->served };
  tbr_column_text (column, TBR_WIDGET_TEXT, what);
  tbr_column_add (column, &bar);
  tbr_column_gap (column, 8);
}

static void
build_answer (TbrDesktop *desktop, TbrColumn *column)
{
  const TbrEditor *editor = desktop->editor;
  const TbrExercise *exercise = tbr_rehearser_exercise (editor->rehearser);
  const TbrRehearsal *answer = tbr_rehearser_answer (editor->rehearser);
  const TbrInject *inject = tbr_editor_inject (editor);
  const TbrOften *often = inject != NULL ? tbr_editor_often (editor, inject->id) : NULL;
  g_autofree char *played = g_strdup_printf (
      ngettext ("Played %u time by doctrine in all seats, with luck of its own.",
                "Played %u times by doctrine in all seats, each with luck of its own.", answer->n),
      answer->n);
  tbr_column_text (column, TBR_WIDGET_TEXT, played);
  if (editor->rehearsed != tbr_events_edition (editor->events))
    {
      tbr_column_gap (column, 4);
      tbr_column_text (column, TBR_WIDGET_NOTE,
                       _ ("The list has been changed since: rehearse it again."));
    }
  build_silent (column, exercise, answer);
  tbr_column_gap (column, 8);
  if (exercise->n_branches > 0)
    tbr_column_text (column, TBR_WIDGET_HEADING, _ ("BRANCHES TAKEN"));
  for (guint i = 0; i < exercise->n_branches; i++)
    add_share (column, exercise->branches[i].title, answer->branches[i].n, answer->n,
               answer->branches[i].after);
  if (often != NULL)
    {
      g_autofree char *number = tbr_editor_number (inject);
      g_autofree char *what = g_strdup_printf (_ ("Inject %s"), number);
      tbr_column_text (column, TBR_WIDGET_HEADING, _ ("THE CHOSEN INJECT GOES OUT"));
      add_share (column, what, often->n, answer->n, often->after);
    }
  if (exercise->n_expecteds > 0)
    tbr_column_text (column, TBR_WIDGET_HEADING, _ ("EXPECTED ACTIONS, DONE BY DOCTRINE"));
  for (guint i = 0; i < exercise->n_expecteds; i++)
    add_share (column, exercise->expecteds[i].sentence, answer->done[i].n, answer->n,
               answer->done[i].after);
}

static void
build_rehearsal (TbrDesktop *desktop, TbrColumn *column)
{
  const TbrEditor *editor = desktop->editor;
  tbr_column_text (column, TBR_WIDGET_TITLE, _ ("Rehearsal"));
  tbr_column_gap (column, 6);
  if (editor->rehearser == NULL)
    {
      tbr_column_text (column, TBR_WIDGET_TEXT,
                       _ ("A rehearsal plays the exercise 100 times with doctrine in all seats and "
                          "says what never goes out, what nothing tests, and which branches are "
                          "taken."));
      return;
    }
  if (tbr_rehearser_answer (editor->rehearser) != NULL)
    {
      build_answer (desktop, column);
      return;
    }
  guint done = tbr_rehearser_n_done (editor->rehearser), n = tbr_rehearser_n (editor->rehearser);
  g_autofree char *text = g_strdup_printf (_ ("Being played: %u of %u"), done, n);
  TbrWidget bar = { .kind = TBR_WIDGET_BAR,
                    .text = text,
                    .share = n > 0 ? (double) done / n : 0,
                    .colour = column->pen->theme->served };
  tbr_column_add (column, &bar);
}

/* ---- all of it ---- */

/* Work of another time, to be gone on with or thrown away. */
static void
build_left (TbrDesktop *desktop, TbrColumn *column)
{
  const TbrEditor *editor = desktop->editor;
  if (editor->left == NULL)
    return;
  g_autofree char *text
      = g_strdup_printf (ngettext ("%u change of another time was not saved.",
                                   "%u changes of another time were not saved.", editor->n_left),
                         editor->n_left);
  TbrWidget row = { .kind = TBR_WIDGET_ROW, .text = text, .colour = column->pen->theme->need };
  const TbrWidget go = { .kind = TBR_WIDGET_MAIN,
                         .action = TBR_ACT_EVENTS_RECOVER,
                         .text = _ ("Go on with them") };
  const TbrWidget away = { .kind = TBR_WIDGET_BUTTON,
                           .action = TBR_ACT_EVENTS_DISCARD,
                           .text = _ ("Throw them away") };
  tbr_column_add (column, &row);
  tbr_column_gap (column, 4);
  add_pair (column, &go, &away);
  tbr_column_gap (column, 8);
}

static void
put_tabs (TbrDesktop *desktop, TbrColumn *column)
{
  const char *const names[TBR_CARD_N] = { C_ ("tab", "Inject"), C_ ("tab", "Condition"),
                                          C_ ("tab", "Titles"), C_ ("tab", "Rehearsal") };
  double ui = desktop->ui, width = column->width / TBR_CARD_N;
  for (guint i = 0; i < TBR_CARD_N; i++)
    {
      TbrWidget tab = { .kind = TBR_WIDGET_TAB,
                        .action = TBR_ACT_EVENTS_CARD,
                        .argument = i,
                        .text = names[i],
                        .is_on = desktop->editor->card == (TbrCard) i,
                        .rect = { column->x + i * width, column->y, width, TAB_HEIGHT * ui } };
      tbr_tree_add (column->tree, &tab);
    }
  column->y += (TAB_HEIGHT + 10) * ui;
}

void
tbr_panel_card (TbrDesktop *desktop, const TbrPen *pen)
{
  static void (*const builders[TBR_CARD_N]) (TbrDesktop * desktop, TbrColumn * column)
      = { build_inject, build_condition, tbr_editor_titles_build, build_rehearsal };
  TbrPanel *panel = &desktop->panels[TBR_PANEL_CARD];
  double pad = TBR_PAD * desktop->ui;
  TbrColumn column = { &panel->tree, pen, pad, pad / 2, panel->rect.width - 2 * pad };
  if (desktop->editor == NULL || desktop->editor->events == NULL)
    return;
  put_tabs (desktop, &column);
  build_left (desktop, &column);
  builders[desktop->editor->card](desktop, &column);
  panel->content = column.y + pad;
}
