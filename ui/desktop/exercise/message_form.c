/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the facilitator writes: a message that is in no list, and other words for an inject before
   it goes; and how forms of an exercise are opened and said. */
#include "desktop/caret.h"
#include "desktop/exercise/stage.h"
#include "desktop/forms.h"
#include "draw/language.h"
#include "report/exercise_words.h"

#include <glib/gi18n.h>
#include <string.h>

#define ALL "*"

/* ---- a message ---- */

void
tbr_message_form_open (TbrDesktop *desktop, guint role)
{
  const TbrStage *stage = desktop->stage;
  const TbrExercise *exercise = stage->exercise;
  tbr_form_clear (&desktop->form);
  desktop->form.kind = TBR_FORM_MESSAGE;
  desktop->form.title = g_strdup (_ ("A message"));
  TbrFormField *field = tbr_form_add (&desktop->form, TBR_ASK_CHOICE, "to", _ ("To whom"),
                                      role < exercise->n_roles ? exercise->roles[role].title
                                                               : C_ ("readers", "all"));
  tbr_form_choice (field, ALL, C_ ("readers", "all"));
  for (guint i = 0; i < exercise->n_roles; i++)
    tbr_form_choice (field, exercise->roles[i].id, exercise->roles[i].title);
  (void) tbr_form_add (&desktop->form, TBR_ASK_TEXT, "from", _ ("From whom"), "");
  field = tbr_form_add (&desktop->form, TBR_ASK_CHOICE, "medium", _ ("How it comes"),
                        tbr_exercise_words_medium (TBR_MEDIUM_MAIL));
  for (guint i = 0; i < TBR_MEDIUM_N; i++)
    tbr_form_choice (field, tbr_medium_names[i], tbr_exercise_words_medium (i));
  (void) tbr_form_add (&desktop->form, TBR_ASK_TEXT, "subject", _ ("Subject"), "");
  (void) tbr_form_add (&desktop->form, TBR_ASK_TEXT, "body", _ ("Text"), "");
  tbr_stage_form_show (desktop);
}

char *
tbr_message_form_words (TbrDesktop *desktop)
{
  GString *words = g_string_new ("message");
  for (guint i = 0; i < desktop->form.fields->len; i++)
    {
      const TbrFormField *field = tbr_form_field (&desktop->form, i);
      const char *value = tbr_forms_written (field);
      if (*value != '\0' && !g_str_equal (value, ALL))
        tbr_forms_append (words, field->id, value);
    }
  return g_string_free (words, FALSE);
}

/* ---- other words for an inject ---- */

#define LATER "word"
#define AT_ONCE "release"
#define WHEN 2u /* place of the field that says which */

gboolean
tbr_stage_find_words (const TbrStage *stage, guint inject, char **out_subject, char **out_body)
{
  const char *id = stage->exercise->injects[inject].id;
  for (guint n = stage->scene->n_turns; n-- > 0;)
    {
      const TbrTurn *turn = &stage->scene->turns[n];
      g_auto (GStrv) words = NULL;
      gboolean has_words = FALSE;
      if ((turn->kind != TBR_TURN_WORDED && turn->kind != TBR_TURN_RELEASED)
          || !g_str_has_prefix (turn->text, id)
          || !g_shell_parse_argv (turn->text, NULL, &words, NULL) || !g_str_equal (words[0], id))
        continue;
      for (guint i = 1; words[i] != NULL; i++)
        {
          char **out = g_str_has_prefix (words[i], "subject=") ? out_subject
                       : g_str_has_prefix (words[i], "body=")  ? out_body
                                                               : NULL;
          if (out == NULL)
            continue;
          g_free (*out);
          *out = g_strdup (strchr (words[i], '=') + 1);
          has_words = TRUE;
        }
      return has_words;
    }
  return FALSE;
}

void
tbr_wording_form_open (TbrDesktop *desktop, guint inject)
{
  const TbrStage *stage = desktop->stage;
  if (stage->scene == NULL || stage->scene->injects[inject].state > TBR_INJECT_HELD)
    return;
  const TbrInject *one = &stage->exercise->injects[inject];
  const TbrWording *wording = tbr_stage_wording (stage, &one->wordings);
  g_autofree char *subject = NULL, *body = NULL;
  (void) tbr_stage_find_words (stage, inject, &subject, &body);
  tbr_form_clear (&desktop->form);
  desktop->form.kind = TBR_FORM_WORDING;
  g_autofree char *title = tbr_stage_inject_title (stage, inject);
  desktop->form.title = g_strdup_printf (_ ("Other words for %s"), title);
  desktop->form.target = g_strdup (one->id);
  (void) tbr_form_add (&desktop->form, TBR_ASK_TEXT, "subject", _ ("Subject"),
                       subject != NULL ? subject : wording->subject);
  (void) tbr_form_add (&desktop->form, TBR_ASK_TEXT, "body", _ ("Text"),
                       body != NULL ? body : wording->body);
  TbrFormField *field = tbr_form_add (&desktop->form, TBR_ASK_CHOICE, "when", _ ("When it goes"),
                                      _ ("as the list says, or when it is released"));
  tbr_form_choice (field, LATER, _ ("as the list says, or when it is released"));
  tbr_form_choice (field, AT_ONCE, _ ("at once"));
  (void) tbr_form_add (&desktop->form, TBR_ASK_TEXT, "reason", _ ("Why, in words"), "");
  tbr_stage_form_show (desktop);
}

char *
tbr_wording_form_words (TbrDesktop *desktop)
{
  static const char *const said[] = { "subject", "body", "reason" };
  const TbrForm *form = &desktop->form;
  GString *words = g_string_new (tbr_forms_written (tbr_form_field (form, WHEN)));
  g_string_append_printf (words, " %s", form->target);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      const char *value = tbr_form_value (form, said[i]);
      if (*value != '\0' || !g_str_equal (said[i], "reason"))
        tbr_forms_append (words, said[i], value);
    }
  return g_string_free (words, FALSE);
}

/* ---- what is done, and why ---- */

/* @id: of what it is about */
static void
open_reason (TbrDesktop *desktop, const char *title, const char *id)
{
  tbr_form_clear (&desktop->form);
  desktop->form.kind = TBR_FORM_REASON;
  desktop->form.title = g_strdup (title);
  desktop->form.target = g_strdup (id);
}

void
tbr_reason_form_open_inject (TbrDesktop *desktop, guint inject)
{
  const TbrStage *stage = desktop->stage;
  if (stage->scene == NULL || stage->scene->injects[inject].state > TBR_INJECT_HELD)
    return;
  const TbrInject *one = &stage->exercise->injects[inject];
  gboolean is_held = stage->scene->injects[inject].state == TBR_INJECT_HELD;
  g_autofree char *title = tbr_stage_inject_title (stage, inject);
  open_reason (desktop, title, one->id);
  TbrFormField *field = tbr_form_add (&desktop->form, TBR_ASK_CHOICE, "what", _ ("What is done"),
                                      is_held ? _ ("Release") : _ ("Hold"));
  tbr_form_choice (field, "release", _ ("Release"));
  if (!is_held)
    tbr_form_choice (field, "hold", _ ("Hold"));
  tbr_form_choice (field, "skip", _ ("Skip"));
  (void) tbr_form_add (&desktop->form, TBR_ASK_TEXT, "reason", _ ("Why, in words"), "");
  desktop->form.current = 1;
  tbr_stage_form_show (desktop);
}

void
tbr_reason_form_open_channel (TbrDesktop *desktop, guint channel)
{
  const TbrStage *stage = desktop->stage;
  const TbrContact *one = &stage->exercise->channels[channel];
  gboolean is_cut = stage->scene->channels[channel].by_order;
  const char *what = is_cut ? _ ("Restore it") : _ ("Cut it");
  g_autofree char *title = g_strdup_printf (_ ("%s: %s"), tbr_stage_role_title (stage, one->role),
                                            tbr_exercise_words_medium (one->medium));
  open_reason (desktop, title, one->id);
  TbrFormField *field
      = tbr_form_add (&desktop->form, TBR_ASK_CHOICE, "what", _ ("What is done"), what);
  tbr_form_choice (field, is_cut ? "restore" : "cut", what);
  (void) tbr_form_add (&desktop->form, TBR_ASK_TEXT, "reason", _ ("Why, in words"), "");
  desktop->form.current = 1;
  tbr_stage_form_show (desktop);
}

char *
tbr_reason_form_words (TbrDesktop *desktop)
{
  const TbrFormField *what = tbr_form_field (&desktop->form, 0);
  const TbrFormField *reason = tbr_form_field (&desktop->form, 1);
  GString *words = g_string_new (tbr_forms_written (what));
  g_string_append_printf (words, " %s", desktop->form.target);
  if (*reason->value != '\0')
    tbr_forms_append (words, reason->id, reason->value);
  return g_string_free (words, FALSE);
}

/* ---- all of them ---- */

gboolean
tbr_stage_form_is_one (const TbrDesktop *desktop)
{
  return desktop->panels[TBR_PANEL_FORM].is_open
         && (desktop->form.kind == TBR_FORM_ORDER || desktop->form.kind == TBR_FORM_MESSAGE
             || desktop->form.kind == TBR_FORM_WORDING || desktop->form.kind == TBR_FORM_REASON);
}

void
tbr_stage_form_show (TbrDesktop *desktop)
{
  desktop->form.is_new = TRUE;
  g_string_assign (desktop->written, tbr_form_field (&desktop->form, desktop->form.current)->value);
  tbr_caret_end (desktop);
  tbr_desktop_open_panel (desktop, TBR_PANEL_FORM);
  desktop->focus_panel = TBR_PANEL_FORM;
  desktop->focus = -1;
}

void
tbr_stage_form_use (TbrDesktop *desktop)
{
  TbrStage *stage = desktop->stage;
  if (stage->form_number != 0)
    return;
  g_clear_pointer (&desktop->form.complaint, g_free);
  tbr_forms_follow (desktop);
  char *(*form_words) (TbrDesktop * desktop)
      = desktop->form.kind == TBR_FORM_ORDER     ? tbr_order_form_words
        : desktop->form.kind == TBR_FORM_MESSAGE ? tbr_message_form_words
        : desktop->form.kind == TBR_FORM_REASON  ? tbr_reason_form_words
                                                 : tbr_wording_form_words;
  g_autofree char *words = form_words (desktop);
  stage->form_number = tbr_stage_say (desktop, words);
  tbr_desktop_touch_all (desktop);
}
