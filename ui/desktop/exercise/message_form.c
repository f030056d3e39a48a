/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the facilitator writes: a message that is in no list, and other words for an inject before
   it goes; and how forms of an exercise are opened and said. */
#include "desktop/exercise/stage.h"
#include "desktop/forms.h"
#include "draw/language.h"

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
                        tbr_word (tbr_medium_names[TBR_MEDIUM_MAIL]));
  for (guint i = 0; i < TBR_MEDIUM_N; i++)
    tbr_form_choice (field, tbr_medium_names[i], tbr_word (tbr_medium_names[i]));
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

void
tbr_wording_form_open (TbrDesktop *desktop, guint inject)
{
  const TbrStage *stage = desktop->stage;
  const TbrInject *one = &stage->exercise->injects[inject];
  const TbrWording *wording = tbr_stage_wording (stage, &one->wordings);
  if (stage->scene == NULL || stage->scene->injects[inject].state > TBR_INJECT_HELD)
    return;
  tbr_form_clear (&desktop->form);
  desktop->form.kind = TBR_FORM_WORDING;
  desktop->form.title = g_strdup_printf (_ ("Release %s in other words"), one->id);
  desktop->form.target = g_strdup (one->id);
  (void) tbr_form_add (&desktop->form, TBR_ASK_TEXT, "subject", _ ("Subject"), wording->subject);
  TbrFormField *field
      = tbr_form_add (&desktop->form, TBR_ASK_TEXT, "body", _ ("Text"), wording->body);
  tbr_form_hint (field, _ ("It goes at once when the form is applied."));
  tbr_stage_form_show (desktop);
}

char *
tbr_wording_form_words (TbrDesktop *desktop)
{
  GString *words = g_string_new ("release ");
  g_string_append (words, desktop->form.target);
  for (guint i = 0; i < desktop->form.fields->len; i++)
    tbr_forms_append (words, tbr_form_field (&desktop->form, i)->id,
                      tbr_form_field (&desktop->form, i)->value);
  return g_string_free (words, FALSE);
}

/* ---- all of them ---- */

gboolean
tbr_stage_form_is_one (const TbrDesktop *desktop)
{
  return desktop->panels[TBR_PANEL_FORM].is_open
         && (desktop->form.kind == TBR_FORM_ORDER || desktop->form.kind == TBR_FORM_MESSAGE
             || desktop->form.kind == TBR_FORM_WORDING);
}

void
tbr_stage_form_show (TbrDesktop *desktop)
{
  desktop->form.is_new = TRUE;
  g_string_assign (desktop->written, tbr_form_field (&desktop->form, desktop->form.current)->value);
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
  g_autofree char *words = desktop->form.kind == TBR_FORM_ORDER ? tbr_order_form_words (desktop)
                           : desktop->form.kind == TBR_FORM_MESSAGE
                               ? tbr_message_form_words (desktop)
                               : tbr_wording_form_words (desktop);
  stage->form_number = tbr_stage_say (desktop, words);
  tbr_desktop_touch_all (desktop);
}
