/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The facilitator's board: every inject, how far it has come, and what can be done with it. */
#include "desktop/exercise/editor.h"
#include "desktop/exercise/stage.h"
#include "draw/language.h"
#include "report/exercise_words.h"
#include "report/heard_words.h"

#include <glib/gi18n.h>

extern const TbrPage tbr_page_board;

static TbrColour
colour_of (const TbrPen *pen, TbrInjectState state)
{
  return state == TBR_INJECT_DUE        ? pen->theme->need
         : state == TBR_INJECT_HELD     ? pen->theme->slowed
         : state == TBR_INJECT_RELEASED ? pen->theme->served
                                        : 0;
}

char *
tbr_stage_inject_title (const TbrStage *stage, guint i)
{
  const TbrInject *inject = &stage->exercise->injects[i];
  const char *subject = tbr_stage_wording (stage, &inject->wordings)->subject;
  return g_strdup_printf ("%" G_GINT64_FORMAT "  %s", inject->number,
                          *subject != '\0' ? subject : inject->id);
}

char *
tbr_stage_inject_to (const TbrStage *stage, guint i)
{
  const TbrInject *inject = &stage->exercise->injects[i];
  g_autoptr (GString) to = g_string_new (inject->n_to == 0 ? _ ("all") : "");
  for (guint k = 0; k < inject->n_to; k++)
    g_string_append_printf (to, "%s%s", k > 0 ? ", " : "",
                            tbr_stage_role_title (stage, inject->to[k]));
  return g_strdup (to->str);
}

/* When it comes: a time, a condition, or by hand. (transfer full) */
static char *
when_of (const TbrDesktop *desktop, const TbrInject *inject, const TbrInjectProgress *progress)
{
  const TbrStage *stage = desktop->stage;
  if (progress->at != TBR_NEVER)
    {
      g_autofree char *after = tbr_stage_after (stage, progress->at);
      return g_strdup_printf (_ ("at %s"), after);
    }
  if (inject->at != TBR_NEVER)
    {
      g_autofree char *after = tbr_telling_span (inject->at);
      return g_strdup_printf (_ ("at %s"), after);
    }
  if (inject->when.n == 0)
    return g_strdup (_ ("by hand"));
  return tbr_editor_condition (stage->exercise, desktop->session->scenario, &inject->when);
}

static void
add_row (const TbrDesktop *desktop, TbrColumn *column, guint i)
{
  const TbrStage *stage = desktop->stage;
  const TbrInject *inject = &stage->exercise->injects[i];
  const TbrInjectProgress *progress = &stage->scene->injects[i];
  g_autofree char *when = when_of (desktop, inject, progress);
  g_autofree char *text = tbr_stage_inject_title (stage, i);
  g_autofree char *to = tbr_stage_inject_to (stage, i);
  const TbrTurns all = tbr_stage_turns (stage);
  g_autofree char *way = g_strdup_printf ("%s \xc2\xb7 %s%s%s \xc2\xb7 %s", when, inject->from,
                                          *inject->from != '\0' ? " \xe2\x86\x92 " : "", to,
                                          tbr_exercise_words_medium (inject->medium));
  g_autofree char *detail = tbr_heard_words_inject (&all, i, way);
  TbrWidget row
      = { .kind = TBR_WIDGET_ROW,
          .action = TBR_ACT_STAGE_INJECT,
          .argument = i,
          .text = text,
          .detail = detail,
          .value = tbr_heard_words_state (&all, i, progress->state),
          .colour = tbr_heard_words_is_unheard (&all, i) ? column->pen->theme->need
                                                         : colour_of (column->pen, progress->state),
          .is_on = stage->inject == i };
  tbr_column_add (column, &row);
}

static void
add_chosen (TbrDesktop *desktop, TbrColumn *column, guint i)
{
  const TbrStage *stage = desktop->stage;
  const TbrInject *inject = &stage->exercise->injects[i];
  const TbrWording *wording = tbr_stage_wording (stage, &inject->wordings);
  TbrInjectState state = stage->scene->injects[i].state;
  gboolean is_gone = state > TBR_INJECT_HELD || stage->scene->is_over;
  const TbrStageButton buttons[]
      = { { TBR_ACT_STAGE_RELEASE, i, _ ("Release"), is_gone, FALSE },
          { TBR_ACT_STAGE_HOLD, i, _ ("Hold"), is_gone || state == TBR_INJECT_HELD, FALSE },
          { TBR_ACT_STAGE_SKIP, i, _ ("Skip"), is_gone, FALSE },
          { TBR_ACT_STAGE_EDIT, i, _ ("Edit"), is_gone, FALSE },
          { TBR_ACT_STAGE_WHY, i, _ ("With a reason"), is_gone, FALSE } };
  g_autofree char *subject = NULL, *body = NULL;
  gboolean has_words = tbr_stage_find_words (stage, i, &subject, &body);
  tbr_column_gap (column, 4);
  if (subject != NULL)
    tbr_column_text (column, TBR_WIDGET_TEXT, subject);
  tbr_column_text (column, TBR_WIDGET_TEXT, body != NULL ? body : wording->body);
  if (has_words)
    tbr_column_text (column, TBR_WIDGET_NOTE,
                     state > TBR_INJECT_HELD ? _ ("It went in other words than those of the list.")
                                             : _ ("It will go in these words, not in those of the "
                                                  "list."));
  if (*inject->effect != '\0')
    {
      g_autofree char *order
          = tbr_editor_effect (stage->exercise, desktop->session->scenario, inject);
      g_autofree char *effect = g_strdup_printf (_ ("Its effect: %s"), order);
      tbr_column_text (column, TBR_WIDGET_NOTE, effect);
    }
  tbr_column_gap (column, 6);
  tbr_stage_buttons (desktop, column, buttons, G_N_ELEMENTS (buttons));
}

/* The last note for whoever leads that is due by now. */
static void
add_guidance (const TbrStage *stage, TbrColumn *column)
{
  const TbrExercise *exercise = stage->exercise;
  const TbrGuidance *last = NULL;
  for (guint i = 0; i < exercise->n_guidance; i++)
    {
      const TbrGuidance *note = &exercise->guidance[i];
      gboolean is_due = note->at <= tbr_stage_since (stage, stage->scene->at);
      if (is_due && (last == NULL || note->at >= last->at)
          && (g_str_equal (note->language, stage->language) || last == NULL
              || !g_str_equal (last->language, stage->language)))
        last = note;
    }
  if (last == NULL)
    return;
  tbr_column_text (column, TBR_WIDGET_NOTE, last->body);
  tbr_column_gap (column, 10);
}

static gint
compare_numbers (gconstpointer a, gconstpointer b, gpointer data)
{
  const TbrInject *injects = data;
  guint i = *(const guint *) a, k = *(const guint *) b;
  gint64 first = injects[i].number, second = injects[k].number;
  return first != second ? (first > second) - (first < second) : (i > k) - (i < k);
}

static void
build (TbrDesktop *desktop, TbrColumn *column)
{
  const TbrStage *stage = desktop->stage;
  const TbrExercise *exercise = stage->exercise;
  g_autofree guint *order = g_new (guint, exercise->n_injects + 1);
  const TbrStageButton buttons[] = {
    { TBR_ACT_STAGE_MESSAGE, 0, _ ("Write a message"), stage->scene->is_over, FALSE },
    { TBR_ACT_STAGE_ORDER, 0, _ ("Give an order"), stage->scene->is_over, FALSE },
  };
  for (guint i = 0; i < exercise->n_injects; i++)
    order[i] = i;
  g_qsort_with_data (order, (gint) exercise->n_injects, sizeof *order, compare_numbers,
                     (gpointer) exercise->injects);
  add_guidance (stage, column);
  tbr_stage_buttons (desktop, column, buttons, G_N_ELEMENTS (buttons));
  for (guint k = 0; k < exercise->n_injects; k++)
    {
      add_row (desktop, column, order[k]);
      if (stage->inject == order[k])
        add_chosen (desktop, column, order[k]);
      tbr_column_gap (column, 2);
    }
  if (exercise->n_injects == 0)
    tbr_column_text (column, TBR_WIDGET_NOTE, _ ("There is nothing in the events list."));
}

const TbrPage tbr_page_board = { NC_ ("tab", "Injects"), TBR_PAGE_FACILITATOR, build, NULL, NULL };
