/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the host answers to what was said on the screen: taken, told, and the form closed by it. */
#include "desktop/exercise/stage.h"
#include "report/order_words.h"
#include "report/refusal_words.h"

#include <glib/gi18n.h>
#include <string.h>

/* An order that was carried out is said in words: a form that only goes leaves one in doubt. */
static void
say_given (TbrDesktop *desktop)
{
  static const char lead[] = "order ";
  if (desktop->form.kind != TBR_FORM_ORDER)
    return;
  g_autofree char *line = tbr_order_form_words (desktop);
  const char *order = g_str_has_prefix (line, lead) ? line + strlen (lead) : line;
  g_autofree char *words = tbr_order_words_line (desktop->session->scenario, order);
  g_autofree char *given = g_strdup_printf (_ ("Given: %s"), words);
  tbr_desktop_say (desktop, given);
}

void
tbr_stage_take_answers (TbrDesktop *desktop)
{
  TbrStage *stage = desktop->stage;
  TbrHostAnswer *answer;
  while ((answer = tbr_host_take_answer (stage->host)) != NULL)
    {
      gboolean is_form = answer->number == stage->form_number && stage->form_number != 0;
      if (answer->refusal != NULL)
        {
          char *said
              = tbr_refusal_words (stage->exercise, desktop->session->scenario, answer->refusal);
          g_free (answer->refusal);
          answer->refusal = said;
        }
      if (answer->only && answer->number == stage->trial.number)
        {
          stage->trial.number = 0;
          g_free (stage->trial.refusal);
          stage->trial.refusal = g_steal_pointer (&answer->refusal);
        }
      else if (is_form && answer->refusal != NULL)
        {
          g_free (desktop->form.complaint);
          desktop->form.complaint = desktop->form.kind == TBR_FORM_ORDER
                                        ? tbr_order_form_refusal (desktop, answer->refusal)
                                        : g_steal_pointer (&answer->refusal);
        }
      else if (is_form)
        {
          say_given (desktop);
          tbr_desktop_close_panel (desktop, TBR_PANEL_FORM);
        }
      else if (answer->refusal != NULL)
        tbr_desktop_say (desktop, answer->refusal);
      if (is_form)
        stage->form_number = 0;
      tbr_host_answer_free (answer);
      tbr_desktop_touch_all (desktop);
    }
}
