/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Forms of the editor: the values of an inject, its texts, where to save. */
#include "desktop/caret.h"
#include "desktop/exercise/editor.h"
#include "desktop/forms.h"
#include "draw/language.h"
#include "report/exercise_words.h"
#include "report/fault_words.h"

#include <glib/gi18n.h>
#include <string.h>

/* So many roles are offered in all their combinations. */
#define MOST_COMBINED 4u
#define NOTHING "\xe2\x80\x93"

const TbrKind *
tbr_editor_kind (void)
{
  for (guint i = 0; tbr_exercise_kinds[i] != NULL; i++)
    if (g_str_equal (tbr_exercise_kinds[i]->element, "inject"))
      return tbr_exercise_kinds[i];
  g_assert_not_reached ();
}

void
tbr_editor_form_show (TbrDesktop *desktop, guint field)
{
  desktop->form.current = MIN (field, desktop->form.fields->len - 1);
  g_string_assign (desktop->written, tbr_form_field (&desktop->form, desktop->form.current)->value);
  tbr_caret_end (desktop);
  tbr_desktop_open_panel (desktop, TBR_PANEL_FORM);
  desktop->focus_panel = TBR_PANEL_FORM;
  desktop->focus = -1;
}

gboolean
tbr_editor_form_is_one (const TbrDesktop *desktop)
{
  return desktop->editor != NULL && desktop->form.kind >= TBR_FORM_EVENT
         && desktop->form.kind <= TBR_FORM_EVENT_SAVE;
}

/* ---- values of an inject ---- */

static void
add_choices (TbrFormField *field, const char *const *ids, const char *const *names)
{
  for (guint i = 0; ids[i] != NULL; i++)
    tbr_form_choice (field, ids[i], names[i]);
}

/* All roles, each, and, where they are few, all their combinations. */
static void
add_roles (TbrFormField *field, const TbrExercise *exercise)
{
  guint n = exercise->n_roles;
  tbr_form_choice (field, "", _ ("all"));
  for (guint set = 1; n <= MOST_COMBINED && set < 1u << n; set++)
    {
      g_autoptr (GString) ids = g_string_new (NULL), names = g_string_new (NULL);
      for (guint i = 0; i < n; i++)
        if (set & 1u << i)
          {
            g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", exercise->roles[i].id);
            g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                                    exercise->roles[i].title);
          }
      tbr_form_choice (field, ids->str, names->str);
    }
  for (guint i = 0; n > MOST_COMBINED && i < n; i++)
    tbr_form_choice (field, exercise->roles[i].id, exercise->roles[i].title);
}

static void
add_own (TbrFormField *field, const char *attribute, const TbrExercise *exercise)
{
  static const char *const releases[] = { "director", "facilitator", NULL };
  static const char *const sides[] = { "taken", "not-taken", NULL };
  const char *const release_names[] = { _ ("time or condition"), _ ("the facilitator") };
  const char *const side_names[] = { _ ("when it is taken"), _ ("when it is not taken") };
  if (g_str_equal (attribute, "to"))
    add_roles (field, exercise);
  else if (g_str_equal (attribute, "release"))
    add_choices (field, releases, release_names);
  else if (g_str_equal (attribute, "side"))
    add_choices (field, sides, side_names);
  else if (g_str_equal (attribute, "medium"))
    for (gint i = 0; i < TBR_MEDIUM_N; i++)
      tbr_form_choice (field, tbr_medium_names[i], tbr_exercise_words_medium (i));
  else if (g_str_equal (attribute, "branch") || g_str_equal (attribute, "expected"))
    tbr_form_choice (field, "", NOTHING);
  for (guint i = 0; g_str_equal (attribute, "branch") && i < exercise->n_branches; i++)
    tbr_form_choice (field, exercise->branches[i].id, exercise->branches[i].title);
  for (guint i = 0; g_str_equal (attribute, "expected") && i < exercise->n_expecteds; i++)
    tbr_form_choice (field, exercise->expecteds[i].id, exercise->expecteds[i].sentence);
  for (guint i = 0; g_str_equal (attribute, "effect") && tbr_command_kinds[i] != NULL; i++)
    tbr_form_choice (field, tbr_command_kinds[i]->kind.name, tbr_command_kinds[i]->kind.name);
}

/* A value as the file says it, with what it is called where it is one of several. */
static const char *
shown_value (const TbrFormField *field, const char *written)
{
  for (guint i = 0; field->choices != NULL && i < field->choices->len; i++)
    {
      const TbrFormChoice *choice = &g_array_index (field->choices, TbrFormChoice, i);
      if (g_str_equal (choice->id, written))
        return choice->name;
    }
  return written;
}

/* What an attribute says, its default where it is left out. (transfer full) */
static char *
written_value (const TbrEditor *editor, const TbrParam *param)
{
  char *written = tbr_events_get (editor->events, "inject", editor->chosen, param->name);
  return written != NULL ? written : g_strdup (param->fallback != NULL ? param->fallback : "");
}

/* What an attribute is called on the form. */
static const char *
label_of (const char *attribute)
{
  static const struct
  {
    const char *attribute, *label;
  } labels[] = {
    { "number", NC_ ("inject", "Number") },
    { "at", NC_ ("inject", "At, after the begin") },
    { "when", NC_ ("inject", "Or on a condition") },
    { "until", NC_ ("inject", "Not after") },
    { "from", NC_ ("inject", "Who speaks") },
    { "to", NC_ ("inject", "To whom") },
    { "medium", NC_ ("inject", "Medium") },
    { "release", NC_ ("inject", "Let go by") },
    { "branch", NC_ ("inject", "Branch") },
    { "side", NC_ ("inject", "Side of the branch") },
    { "expected", NC_ ("inject", "Expected action") },
    { "effect", NC_ ("inject", "Effect") },
    { "name", NC_ ("inject", "Name in the file") },
  };
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].attribute, attribute))
      return g_dpgettext2 (NULL, "inject", labels[i].label);
  return attribute;
}

/* How many values people write: the message that an inject came as stands behind all of them. */
static guint
n_asked (const TbrKind *kind)
{
  int alert = tbr_kind_find_param (kind, "alert");
  return alert >= 0 ? (guint) alert : kind->n_params;
}

void
tbr_editor_form_inject (TbrDesktop *desktop, const char *attribute)
{
  const TbrEditor *editor = desktop->editor;
  const TbrInject *inject = tbr_editor_inject (editor);
  const TbrKind *kind = tbr_editor_kind ();
  guint first = 0;
  if (inject == NULL)
    return;
  tbr_form_clear (&desktop->form);
  desktop->form.kind = TBR_FORM_EVENT;
  g_autofree char *number = tbr_editor_number (inject);
  desktop->form.title = g_strdup_printf (_ ("Inject %s"), number);
  desktop->form.target = g_strdup (editor->chosen);
  for (guint i = 0; i < n_asked (kind); i++)
    {
      const TbrParam *param = &kind->params[i];
      gboolean is_one = param->type == TBR_PARAM_CHOICE || g_str_equal (param->name, "branch")
                        || g_str_equal (param->name, "expected");
      /* all windows end with the exercise: the reader says so, a range need not */
      g_autofree char *hint
          = param->type == TBR_PARAM_DURATION
                ? g_strdup_printf (_ ("%s; such as 90 min or 2 h"), tbr_word (param->sentence))
                : tbr_forms_range (param);
      g_autofree char *value = written_value (editor, param);
      TbrFormField *field = tbr_form_add (&desktop->form, is_one ? TBR_ASK_CHOICE : TBR_ASK_TEXT,
                                          param->name, label_of (param->name), "");
      add_own (field, param->name, tbr_editor_exercise (editor));
      tbr_form_hint (field, hint);
      g_free (field->value);
      field->value = g_strdup (shown_value (field, value));
      if (g_strcmp0 (attribute, param->name) == 0)
        first = i;
    }
  /* the name comes first in the file; people begin with when it happens */
  if (attribute == NULL)
    first = (guint) MAX (tbr_kind_find_param (kind, inject->when.n > 0 ? "when" : "at"), 0);
  tbr_editor_form_show (desktop, first);
}

/* What the file is to say for a field. */
static const char *
said_value (const TbrFormField *field)
{
  const char *chosen = tbr_form_chosen (field, field->value);
  return chosen != NULL ? chosen : field->value;
}

/* A time takes the place of a condition and the other way round. */
static void
add_other (GPtrArray *pairs, const char *name, const char *value)
{
  const char *other = g_str_equal (name, "at") ? "when" : "at";
  if (*value == '\0' || (!g_str_equal (name, "at") && !g_str_equal (name, "when")))
    return;
  for (guint i = 0; i + 1 < pairs->len; i += 2)
    if (g_str_equal (pairs->pdata[i], other))
      return;
  g_ptr_array_add (pairs, (gpointer) other);
  g_ptr_array_add (pairs, (gpointer) "");
}

static gboolean
use_inject (TbrDesktop *desktop, GError **error)
{
  TbrEditor *editor = desktop->editor;
  const TbrKind *kind = tbr_editor_kind ();
  g_autoptr (GPtrArray) pairs = g_ptr_array_new ();
  const char *name = NULL;
  for (guint i = 0; i < n_asked (kind); i++)
    {
      const TbrFormField *field = tbr_form_field (&desktop->form, i);
      g_autofree char *before = written_value (editor, &kind->params[i]);
      const char *said = said_value (field);
      if (g_str_equal (said, before))
        continue;
      g_ptr_array_add (pairs, (gpointer) kind->params[i].name);
      g_ptr_array_add (pairs, (gpointer) said);
      if (g_str_equal (kind->params[i].name, "name"))
        name = said;
    }
  for (guint i = 0, n = pairs->len; i + 1 < n; i += 2)
    add_other (pairs, pairs->pdata[i], pairs->pdata[i + 1]);
  g_ptr_array_add (pairs, NULL);
  if (!tbr_events_set (editor->events, "inject", desktop->form.target,
                       (const char *const *) pairs->pdata, error))
    return FALSE;
  tbr_editor_choose (desktop, name != NULL ? name : desktop->form.target);
  return TRUE;
}

/* ---- texts ---- */

void
tbr_editor_form_text (TbrDesktop *desktop, guint language)
{
  const TbrEditor *editor = desktop->editor;
  const TbrInject *inject = tbr_editor_inject (editor);
  if (inject == NULL)
    return;
  g_auto (GStrv) languages = g_strsplit (tbr_editor_exercise (editor)->languages, " ", -1);
  if (language >= g_strv_length (languages))
    return;
  const TbrWording *wording = tbr_inject_wording (inject, languages[language]);
  const TbrWording *first = tbr_inject_wording (inject, languages[0]);
  tbr_form_clear (&desktop->form);
  desktop->form.kind = TBR_FORM_EVENT_TEXT;
  g_autofree char *number = tbr_editor_number (inject);
  desktop->form.title = g_strdup_printf (_ ("Inject %s, text in \xe2\x80\x9c%s\xe2\x80\x9d"),
                                         number, languages[language]);
  desktop->form.target = g_strdup (languages[language]);
  TbrFormField *subject = tbr_form_add (&desktop->form, TBR_ASK_TEXT, "subject", _ ("Title"),
                                        wording != NULL ? wording->subject : "");
  if (language > 0 && first != NULL)
    tbr_form_hint (subject, first->subject);
  TbrFormField *body = tbr_form_add (&desktop->form, TBR_ASK_TEXT, "body", _ ("Text"),
                                     wording != NULL ? wording->body : "");
  if (language > 0 && first != NULL)
    tbr_form_hint (body, first->body);
  if (language > 0 && *inject->from != '\0')
    {
      TbrFormField *from
          = tbr_form_add (&desktop->form, TBR_ASK_TEXT, "from", C_ ("inject", "Who speaks"),
                          wording != NULL ? wording->from : "");
      tbr_form_hint (from, inject->from);
    }
  tbr_editor_form_show (desktop, 0);
}

/* ---- saving ---- */

void
tbr_editor_form_save (TbrDesktop *desktop)
{
  tbr_form_clear (&desktop->form);
  desktop->form.kind = TBR_FORM_EVENT_SAVE;
  desktop->form.title = g_strdup (_ ("Save the exercise"));
  TbrFormField *field = tbr_form_add (&desktop->form, TBR_ASK_TEXT, "file", _ ("File"),
                                      tbr_events_path (desktop->editor->events));
  tbr_form_hint (field, _ ("a file beside the one that was opened, so that the scenario is found"));
  tbr_editor_form_show (desktop, 0);
}

/* ---- using them ---- */

/* What an inject says in a language, and who. */
static gboolean
use_text (TbrDesktop *desktop, GError **error)
{
  TbrEditor *editor = desktop->editor;
  const TbrForm *form = &desktop->form;
  gboolean asks_from = form->fields->len > 2;
  if (tbr_editor_titles_are_asked (form))
    return tbr_editor_titles_use (desktop, error);
  return tbr_events_say (editor->events, editor->chosen, form->target,
                         tbr_form_value (form, "subject"), tbr_form_value (form, "body"), error)
         && (!asks_from
             || tbr_events_say_from (editor->events, editor->chosen, form->target,
                                     tbr_form_value (form, "from"), error));
}

void
tbr_editor_form_use (TbrDesktop *desktop)
{
  g_autoptr (GError) error = NULL;
  const TbrForm *form = &desktop->form;
  gboolean is_done;
  tbr_editor_keep (desktop);
  if (form->kind == TBR_FORM_EVENT)
    is_done = use_inject (desktop, &error);
  else if (form->kind == TBR_FORM_EVENT_TEXT)
    is_done = use_text (desktop, &error);
  else if (form->kind == TBR_FORM_EVENT_CLAUSE)
    is_done = tbr_clause_form_use (desktop, &error);
  else
    is_done = tbr_editor_save (desktop, tbr_form_value (form, "file"), &error);
  if (is_done)
    tbr_desktop_close_panel (desktop, TBR_PANEL_FORM);
  else
    {
      g_free (desktop->form.complaint);
      desktop->form.complaint = tbr_fault_words (error->message);
      tbr_desktop_touch (desktop, TBR_PANEL_FORM);
    }
  tbr_editor_told (desktop, NULL);
}
