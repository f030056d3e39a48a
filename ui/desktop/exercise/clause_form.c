/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Conditions built from menus: what kind, about what, how much. */
#include "desktop/exercise/editor.h"
#include "desktop/forms.h"
#include "draw/language.h"
#include "report/report_measure.h"

#include <tabard/sim.h>

#include <glib/gi18n.h>
#include <string.h>

/* Ids of kinds, by TbrConditionOperator from TBR_STEP_AFTER on. */
static const char *const kind_ids[] = { "after",   "before",   "need",     "fact",  "measure",
                                        "ordered", "expected", "released", "taken", NULL };
static const char *const relation_ids[TBR_RELATION_N] = { ">=", "<=", ">", "<", "=" };

static const char *
kind_name (guint kind)
{
  static const char *const names[] = { N_ ("From a time on"),
                                       N_ ("Before a time"),
                                       N_ ("An open need"),
                                       N_ ("Something that was told"),
                                       N_ ("A measure"),
                                       N_ ("An order that was given"),
                                       N_ ("An expected action"),
                                       N_ ("An inject that went out"),
                                       N_ ("A branch that is taken") };
  return _ (names[kind]);
}

/* The part that is chosen; FALSE when there is none. */
static gboolean
chosen_clause (const TbrEditor *editor, const TbrClauses *clauses, TbrClause *out_clause)
{
  g_autoptr (GArray) list = tbr_clauses_list (clauses);
  if (list->len == 0)
    return FALSE;
  *out_clause = g_array_index (list, TbrClause, MIN (editor->clause, list->len - 1));
  return TRUE;
}

/* ---- the fields ---- */

static void
add_kind (TbrForm *form, TbrConditionOperator does)
{
  TbrFormField *field = tbr_form_add (form, TBR_ASK_CHOICE, "kind", _ ("What it hangs on"),
                                      kind_name (does - TBR_STEP_AFTER));
  for (guint i = 0; kind_ids[i] != NULL; i++)
    tbr_form_choice (field, kind_ids[i], kind_name (i));
}

/* "Ask for help, ask-help": the words, and what the file says, by which people know it, too.
   (transfer full) */
static char *
label (const char *words, const char *code)
{
  return g_strdup_printf ("%s \xc2\xb7 %s", words, code);
}

static char *
label_of_measure (const char *measure)
{
  if (*measure == '\0')
    return g_strdup ("");
  g_autofree char *words = tbr_report_measure_name (measure);
  return label (words, measure);
}

static char *
label_of_order (guint command)
{
  const TbrKind *kind = &tbr_command_kinds[command]->kind;
  return label (tbr_word (kind->title), kind->name);
}

static char *
label_of_fact (guint fact)
{
  return label (tbr_editor_fact (fact), tbr_fact_info ((TbrFactCode) fact)->name);
}

/* All measures of a run, found by one that has only begun. */
static void
add_measures (const TbrDesktop *desktop, TbrFormField *field)
{
  const TbrScenario *scenario = desktop->session != NULL ? desktop->session->scenario : NULL;
  if (scenario == NULL)
    return;
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, (guint64) scenario->meta->seed, 0);
  g_autoptr (TbrResult) result = tbr_sim_result (sim);
  for (guint i = 0; i < result->indicators->len; i++)
    {
      const TbrIndicator *one = &g_array_index (result->indicators, TbrIndicator, i);
      g_autofree char *name = label_of_measure (one->measure);
      if (one->scope == TBR_SCOPE_ALL)
        tbr_form_choice (field, one->measure, name);
    }
}

static TbrFormField *
add_choice (TbrForm *form, const char *id, const char *name, const char *value)
{
  return tbr_form_add (form, TBR_ASK_CHOICE, id, name, value);
}

static void
add_need (const TbrDesktop *desktop, TbrForm *form, const TbrConditionStep *atom)
{
  const TbrScenario *scenario = desktop->session != NULL ? desktop->session->scenario : NULL;
  TbrFormField *need = add_choice (form, "subject", _ ("Need"),
                                   tbr_word (tbr_need_info ((TbrNeedKind) atom->subject)->title));
  for (guint i = 0; i < TBR_NEED_N; i++)
    tbr_form_choice (need, tbr_need_names[i], tbr_word (tbr_need_info ((TbrNeedKind) i)->title));
  TbrFormField *state = add_choice (form, "state", C_ ("condition", "State"), "");
  tbr_form_choice (state, "", _ ("all states together"));
  for (guint i = 0; scenario != NULL && i < scenario->map->n_countries; i++)
    tbr_form_choice (state, scenario->map->countries[i].iso,
                     tbr_word (scenario->map->countries[i].name));
  const char *name = tbr_form_value (form, "state");
  for (guint i = 0; i < state->choices->len && *name == '\0'; i++)
    {
      const TbrFormChoice *choice = &g_array_index (state->choices, TbrFormChoice, i);
      if (g_str_equal (choice->id, atom->name))
        {
          g_free (state->value);
          state->value = g_strdup (choice->name);
        }
    }
}

static void
add_fact (TbrForm *form, const TbrConditionStep *atom)
{
  g_autofree char *chosen = label_of_fact (atom->subject);
  TbrFormField *field = add_choice (form, "subject", C_ ("condition", "Told"), chosen);
  for (guint i = TBR_FACT_NONE + 1; i < TBR_FACT_N; i++)
    {
      g_autofree char *name = label_of_fact (i);
      tbr_form_choice (field, tbr_fact_info ((TbrFactCode) i)->name, name);
    }
}

static void
add_order (TbrForm *form, const TbrExercise *exercise, const TbrConditionStep *atom)
{
  g_autofree char *order = label_of_order (atom->subject);
  TbrFormField *field = add_choice (form, "subject", _ ("Order"), order);
  for (guint i = 0; tbr_command_kinds[i] != NULL; i++)
    {
      g_autofree char *name = label_of_order (i);
      tbr_form_choice (field, tbr_command_kinds[i]->kind.name, name);
    }
  field = add_choice (form, "role", _ ("By whom"),
                      atom->role != TBR_NONE ? exercise->roles[atom->role].title : _ ("anybody"));
  tbr_form_choice (field, "", _ ("anybody"));
  for (guint i = 0; i < exercise->n_roles; i++)
    tbr_form_choice (field, exercise->roles[i].id, exercise->roles[i].title);
}

/* An action, inject or branch of the exercise. */
static void
add_own (TbrForm *form, const TbrExercise *exercise, const TbrConditionStep *atom)
{
  TbrFormField *field = add_choice (form, "subject", _ ("Which"), "");
  const char *chosen = "";
  if (atom->does == TBR_STEP_EXPECTED)
    for (guint i = 0; i < exercise->n_expecteds; i++)
      tbr_form_choice (field, exercise->expecteds[i].id, exercise->expecteds[i].sentence);
  else if (atom->does == TBR_STEP_RELEASED)
    for (guint i = 0; i < exercise->n_injects; i++)
      {
        g_autofree char *name
            = g_strdup_printf ("%" G_GINT64_FORMAT "  %s", exercise->injects[i].number,
                               tbr_editor_subject (exercise, &exercise->injects[i]));
        tbr_form_choice (field, exercise->injects[i].id, name);
      }
  else
    for (guint i = 0; i < exercise->n_branches; i++)
      tbr_form_choice (field, exercise->branches[i].id, exercise->branches[i].title);
  if (field->choices != NULL && atom->subject < field->choices->len)
    chosen = g_array_index (field->choices, TbrFormChoice, atom->subject).name;
  g_free (field->value);
  field->value = g_strdup (chosen);
}

static void
add_threshold (TbrForm *form, const TbrConditionStep *atom, TbrDimension dimension,
               const char *hint)
{
  g_autofree char *number = tbr_units_format (atom->threshold, dimension);
  TbrFormField *field
      = add_choice (form, "relation", _ ("How much"), tbr_editor_relation (atom->relation));
  for (guint i = 0; i < TBR_RELATION_N; i++)
    tbr_form_choice (field, relation_ids[i], tbr_editor_relation (i));
  field = tbr_form_add (form, TBR_ASK_TEXT, "threshold", _ ("Threshold"), number);
  tbr_form_hint (field, hint);
}

/* "unit: m, km". (transfer full) */
static char *
need_hint (guint32 need)
{
  const TbrNeedInfo *info = tbr_need_info ((TbrNeedKind) need);
  const char *units = tbr_units_names (info->dimension);
  return g_strdup_printf (_ ("a number with its unit: %s"),
                          *units != '\0' ? units : tbr_word (info->unit));
}

/* The fields behind the first, for a kind of condition. */
static void
add_rest (TbrDesktop *desktop, const TbrConditionStep *atom)
{
  TbrForm *form = &desktop->form;
  const TbrExercise *exercise = tbr_editor_exercise (desktop->editor);
  if (atom->does == TBR_STEP_AFTER || atom->does == TBR_STEP_BEFORE)
    {
      g_autofree char *time = tbr_duration_format (atom->time);
      TbrFormField *field = tbr_form_add (form, TBR_ASK_TEXT, "time", _ ("Time"), time);
      tbr_form_hint (field, _ ("after the exercise's begin, such as 90 min or 2 h"));
    }
  else if (atom->does == TBR_STEP_NEED)
    {
      g_autofree char *hint = need_hint (atom->subject);
      add_need (desktop, form, atom);
      add_threshold (form, atom, tbr_need_info ((TbrNeedKind) atom->subject)->dimension, hint);
    }
  else if (atom->does == TBR_STEP_FACT)
    {
      add_fact (form, atom);
      add_threshold (form, atom, TBR_DIMENSION_NUMBER, _ ("how many times"));
    }
  else if (atom->does == TBR_STEP_MEASURE)
    {
      g_autofree char *measure = label_of_measure (atom->name);
      TbrFormField *field = add_choice (form, "subject", _ ("Measure"), measure);
      add_measures (desktop, field);
      add_threshold (form, atom, TBR_DIMENSION_NUMBER, _ ("in the measure's unit"));
    }
  else if (atom->does == TBR_STEP_ORDERED)
    {
      add_order (form, exercise, atom);
      add_threshold (form, atom, TBR_DIMENSION_NUMBER, _ ("how many times"));
    }
  else
    add_own (form, exercise, atom);
}

void
tbr_clause_form_open (TbrDesktop *desktop, TbrClauseDeed deed)
{
  TbrEditor *editor = desktop->editor;
  const TbrInject *inject = tbr_editor_inject (editor);
  const TbrStoryBranch *branch = tbr_editor_branch (editor);
  const TbrExercise *exercise = tbr_editor_exercise (editor);
  g_autoptr (TbrClauses) clauses = tbr_clauses_new (tbr_editor_written (editor));
  TbrConditionStep atom;
  TbrClause clause;
  gboolean is_change
      = deed == TBR_CLAUSE_CHANGE && chosen_clause (editor, clauses, &clause) && !clause.is_group;
  if (is_change)
    atom = tbr_clauses_condition (clauses).steps[clause.step];
  else if (!tbr_clause_first (exercise, TBR_STEP_AFTER, &atom))
    return;
  editor->said = deed;
  tbr_form_clear (&desktop->form);
  desktop->form.kind = TBR_FORM_EVENT_CLAUSE;
  g_autofree char *number = inject != NULL ? tbr_editor_number (inject) : NULL;
  desktop->form.title = branch != NULL ? g_strdup_printf (_ ("%s: condition"), branch->title)
                                       : g_strdup_printf (_ ("Inject %s: condition"), number);
  desktop->form.target = g_strdup (kind_ids[atom.does - TBR_STEP_AFTER]);
  add_kind (&desktop->form, atom.does);
  add_rest (desktop, &atom);
  tbr_editor_form_show (desktop, 0);
}

/* Which kind of condition the form says; -1 while it says none. */
static int
said_kind (const TbrForm *form)
{
  const TbrFormField *field = tbr_form_field (form, 0);
  const char *id = tbr_form_chosen (field, field->value);
  for (int i = 0; id != NULL && kind_ids[i] != NULL; i++)
    if (g_str_equal (kind_ids[i], id))
      return i;
  return -1;
}

static const char *
said (const TbrForm *form, const char *id)
{
  for (guint i = 0; i < form->fields->len; i++)
    {
      const TbrFormField *field = tbr_form_field (form, i);
      const char *chosen
          = g_str_equal (field->id, id) ? tbr_form_chosen (field, field->value) : NULL;
      if (g_str_equal (field->id, id))
        return chosen != NULL ? chosen : field->value;
    }
  return "";
}

/* Another need has another unit. */
static void
follow_need (TbrForm *form)
{
  int need = tbr_need_find (said (form, "subject"));
  TbrFormField *last = tbr_form_field (form, form->fields->len - 1);
  if (need < 0 || !g_str_equal (last->id, "threshold"))
    return;
  g_autofree char *hint = need_hint ((guint32) need);
  double unused;
  tbr_form_hint (last, hint);
  if (tbr_units_parse (last->value, tbr_need_info ((TbrNeedKind) need)->dimension, &unused, NULL)
      || form->current + 1 >= form->fields->len)
    return;
  g_free (last->value);
  last->value = tbr_units_format (1, tbr_need_info ((TbrNeedKind) need)->dimension);
}

void
tbr_clause_form_follow (TbrDesktop *desktop)
{
  TbrForm *form = &desktop->form;
  int kind = said_kind (form);
  TbrConditionStep atom;
  if (kind < 0)
    return;
  if (g_str_equal (form->target, kind_ids[kind]))
    {
      if (g_str_equal (form->target, "need"))
        follow_need (form);
      return;
    }
  tbr_form_cut (form, 1);
  g_free (form->target);
  form->target = g_strdup (kind_ids[kind]);
  TbrConditionOperator does = (TbrConditionOperator) (TBR_STEP_AFTER + kind);
  if (tbr_clause_first (tbr_editor_exercise (desktop->editor), does, &atom))
    add_rest (desktop, &atom);
}

/* ---- what it comes to ---- */

/* The single condition that the form says, as it is written in a file. (transfer full) */
static char *
said_words (const TbrForm *form)
{
  int kind = said_kind (form);
  const char *subject = said (form, "subject"), *state = said (form, "state");
  const char *role = said (form, "role"), *threshold = said (form, "threshold");
  const char *relation = said (form, "relation");
  const char *id = kind >= 0 ? kind_ids[kind] : tbr_form_field (form, 0)->value;
  if (kind < 2)
    return g_strdup_printf ("%s %s", id, said (form, "time"));
  if (kind + TBR_STEP_AFTER >= TBR_STEP_EXPECTED)
    return g_strdup_printf ("%s %s", id, subject);
  return g_strdup_printf ("%s %s%s%s%s%s %s %s", id, subject, *state != '\0' ? " in " : "", state,
                          *role != '\0' ? " by " : "", role, relation, threshold);
}

/* Gives the inject another condition, without one it is due when the last could hold first; or the
   branch, which must have one. */
static gboolean
set_condition (TbrDesktop *desktop, const char *text, GError **error)
{
  TbrEditor *editor = desktop->editor;
  const char *pairs[] = { "at", "", "when", text, NULL };
  const TbrInject *inject = tbr_editor_inject (editor);
  if (tbr_editor_branch (editor) != NULL)
    {
      const char *when[] = { "when", text, NULL };
      tbr_editor_keep (desktop);
      return tbr_events_set (editor->events, "branch", editor->branch, when, error);
    }
  TbrTime earliest = MIN (tbr_editor_earliest (&inject->when), inject->until);
  g_autofree char *at = tbr_duration_format (earliest);
  const char *none[] = { "when", "", "at", at, NULL };
  tbr_editor_keep (desktop);
  return tbr_events_set (editor->events, "inject", editor->chosen, *text != '\0' ? pairs : none,
                         error);
}

static gboolean
set_clauses (TbrDesktop *desktop, const TbrClauses *clauses, GError **error)
{
  TbrCondition condition = tbr_clauses_condition (clauses);
  g_autofree char *text = tbr_condition_format (tbr_editor_exercise (desktop->editor), &condition);
  return set_condition (desktop, text, error);
}

/* Marks the part that a step has become. */
static void
mark (TbrEditor *editor, const TbrClauses *clauses, guint step)
{
  g_autoptr (GArray) list = tbr_clauses_list (clauses);
  for (guint i = 0; i < list->len; i++)
    if (g_array_index (list, TbrClause, i).step == step)
      editor->clause = i;
}

/* Text of the condition with the form's part in the place of the chosen one, or beside it. The part
   is put in by its words: those are what the reader knows. */
gboolean
tbr_clause_form_use (TbrDesktop *desktop, GError **error)
{
  TbrEditor *editor = desktop->editor;
  const TbrCondition *written = tbr_editor_written (editor);
  g_autofree char *words = said_words (&desktop->form);
  g_autoptr (TbrClauses) clauses = tbr_clauses_new (written);
  TbrConditionStep atom;
  TbrClause clause = { .step = 0 };
  gboolean has_one = chosen_clause (editor, clauses, &clause);
  guint step = clause.step;
  if (!tbr_clauses_read (clauses, tbr_editor_exercise (editor), words, &atom, error))
    return FALSE;
  if (has_one && editor->said == TBR_CLAUSE_CHANGE)
    tbr_clauses_change (clauses, step, &atom);
  else
    step = tbr_clauses_join (clauses, step,
                             editor->said == TBR_CLAUSE_OR ? TBR_STEP_OR : TBR_STEP_AND, &atom);
  if (!set_clauses (desktop, clauses, error))
    return FALSE;
  mark (editor, clauses, step);
  return TRUE;
}

void
tbr_clause_do (TbrDesktop *desktop, TbrClauseDeed deed)
{
  TbrEditor *editor = desktop->editor;
  const TbrCondition *written = tbr_editor_written (editor);
  g_autoptr (GError) error = NULL;
  TbrClause clause;
  if (written == NULL)
    return;
  if (deed <= TBR_CLAUSE_OR)
    {
      tbr_clause_form_open (desktop, deed);
      return;
    }
  g_autoptr (TbrClauses) clauses = tbr_clauses_new (written);
  if (!chosen_clause (editor, clauses, &clause))
    return;
  if (deed == TBR_CLAUSE_NOT)
    tbr_clauses_negate (clauses, clause.step);
  else if (deed == TBR_CLAUSE_TURN)
    tbr_clauses_turn (clauses, clause.step);
  else
    tbr_clauses_remove (clauses, clause.step);
  (void) set_clauses (desktop, clauses, &error);
  if (deed == TBR_CLAUSE_REMOVE && editor->clause > 0 && error == NULL)
    editor->clause--;
  tbr_editor_told (desktop, error);
}
