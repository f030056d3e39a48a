/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The facilitator's page of seats: who plays which, what each believes, and the way to its screen.
 */
#include "desktop/exercise/alarm.h"
#include "desktop/exercise/editor.h"
#include "desktop/exercise/replay.h"
#include "desktop/exercise/stage.h"
#include "draw/language.h"
#include "report/exercise_words.h"

#include <glib/gi18n.h>

extern const TbrPage tbr_page_roles;

static void
add_map (TbrDesktop *desktop, TbrColumn *column)
{
  const TbrStage *stage = desktop->stage;
  TbrWidget truth = { .kind = TBR_WIDGET_CHECK,
                      .action = TBR_ACT_STAGE_BELIEVER,
                      .argument = -1,
                      .text = _ ("the truth"),
                      .is_on = stage->believer == TBR_NONE };
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("THE MAP SHOWS"));
  tbr_column_add (column, &truth);
  for (guint i = 0; i < stage->exercise->n_roles; i++)
    {
      g_autofree char *text
          = g_strdup_printf (_ ("what %s believes"), stage->exercise->roles[i].title);
      TbrWidget belief = { .kind = TBR_WIDGET_CHECK,
                           .action = TBR_ACT_STAGE_BELIEVER,
                           .argument = i,
                           .text = text,
                           .is_on = stage->believer == i };
      tbr_column_add (column, &belief);
    }
  tbr_column_gap (column, 14);
}

static void
add_role (TbrDesktop *desktop, TbrColumn *column, guint i)
{
  const TbrStage *stage = desktop->stage;
  const TbrRole *role = &stage->exercise->roles[i];
  const TbrRoleProgress *progress = &stage->scene->roles[i];
  g_autofree char *orders = g_strdup_printf (ngettext ("%u order", "%u orders", progress->n_orders),
                                             progress->n_orders);
  g_autofree char *detail = g_strdup_printf (_ ("Played by %s, %s"),
                                             progress->by_person ? C_ ("player", "a person")
                                                                 : C_ ("player", "doctrine"),
                                             orders);
  TbrWidget row = { .kind = TBR_WIDGET_ROW,
                    .text = role->title,
                    .detail = detail,
                    .value = tbr_editor_seat (desktop->session->scenario, role->seat),
                    .colour = progress->by_person ? column->pen->theme->served
                                                  : column->pen->theme->text_dim };
  const TbrStageButton buttons[] = {
    { TBR_ACT_STAGE_PLAYER, i,
      progress->by_person ? _ ("Hand it to doctrine") : _ ("Give it to a person"),
      stage->scene->is_over, FALSE },
    { TBR_ACT_STAGE_SEAT, i, _ ("Go to its screen"), FALSE, FALSE },
  };
  tbr_column_add (column, &row);
  tbr_column_gap (column, 4);
  tbr_stage_buttons (desktop, column, buttons, G_N_ELEMENTS (buttons));
  tbr_column_gap (column, 4);
}

/* A way on which a role is reached: whether it is, and two buttons. */
static void
add_channel (TbrDesktop *desktop, TbrColumn *column, guint i)
{
  const TbrStage *stage = desktop->stage;
  const TbrContact *channel = &stage->exercise->channels[i];
  const TbrContactProgress *progress = &stage->scene->channels[i];
  gboolean is_cut = progress->by_order || progress->by_telecom;
  g_autofree char *text
      = g_strdup_printf (_ ("%s: %s"), tbr_stage_role_title (stage, channel->role),
                         tbr_exercise_words_medium (channel->medium));
  g_autofree char *since
      = is_cut && progress->at != TBR_NEVER ? tbr_stage_after (stage, progress->at) : NULL;
  g_autofree char *cut = since != NULL ? g_strdup_printf (_ ("cut at %s"), since) : NULL;
  TbrWidget row
      = { .kind = TBR_WIDGET_ROW,
          .text = text,
          .detail = progress->by_telecom             ? _ ("People there are without telecom")
                    : channel->sent == TBR_SENT_LOST ? _ ("While it is cut, messages are lost")
                                                     : _ ("While it is cut, messages wait"),
          .value = cut != NULL ? cut : C_ ("channel", "works"),
          .colour = is_cut ? column->pen->theme->need : column->pen->theme->served };
  const TbrStageButton buttons[] = {
    { TBR_ACT_STAGE_CHANNEL, i, progress->by_order ? _ ("Restore it") : _ ("Cut it"),
      stage->scene->is_over, FALSE },
    { TBR_ACT_STAGE_CHANNEL_WHY, i, _ ("With a reason"), stage->scene->is_over, FALSE },
  };
  tbr_column_add (column, &row);
  tbr_column_gap (column, 4);
  tbr_stage_buttons (desktop, column, buttons, G_N_ELEMENTS (buttons));
  tbr_column_gap (column, 4);
}

static void
add_channels (TbrDesktop *desktop, TbrColumn *column)
{
  guint n = desktop->stage->exercise->n_channels;
  if (n == 0)
    return;
  tbr_column_gap (column, 10);
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("CHANNELS"));
  for (guint i = 0; i < n; i++)
    add_channel (desktop, column, i);
}

static void
build (TbrDesktop *desktop, TbrColumn *column)
{
  tbr_alarm_list (desktop, column);
  add_map (desktop, column);
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("SEATS"));
  for (guint i = 0; i < desktop->stage->exercise->n_roles; i++)
    add_role (desktop, column, i);
  add_channels (desktop, column);
  if (tbr_replay_is_on (desktop))
    return;
  tbr_column_gap (column, 10);
  const TbrStageButton write
      = { TBR_ACT_STAGE_WRITE, 0, _ ("Write the events list"), FALSE, FALSE };
  tbr_stage_buttons (desktop, column, &write, 1);
  if (desktop->stage->log != NULL)
    {
      g_autofree char *log = g_strdup_printf (_ ("The log is written to %s"), desktop->stage->log);
      tbr_column_text (column, TBR_WIDGET_NOTE, log);
    }
}

/* Ends the exercise in this window, when it is asked for a second time, and opens its events list.
 */
static void
write_list (TbrDesktop *desktop)
{
  TbrStage *stage = desktop->stage;
  if (tbr_stage_is_twin (desktop) || tbr_stage_is_shared (desktop))
    return;
  if (!stage->is_sure)
    {
      stage->is_sure = TRUE;
      tbr_desktop_say (desktop,
                       stage->log != NULL
                           ? _ ("The exercise ends here; its log stays, and can be gone on with. "
                                "Once more opens the list")
                           : _ ("The exercise ends here and is not kept. Once more opens the "
                                "list"));
      return;
    }
  /* the session may be of a log */
  g_autofree char *path = g_strdup (stage->exercise->file);
  tbr_editor_begin (desktop, path);
}

static gboolean
act (TbrDesktop *desktop, TbrActionId action, gint64 argument)
{
  TbrStage *stage = desktop->stage;
  if (action == TBR_ACT_STAGE_WRITE)
    {
      write_list (desktop);
      return TRUE;
    }
  gboolean is_channel = argument >= 0 && argument < stage->exercise->n_channels;
  if (action == TBR_ACT_STAGE_CHANNEL && is_channel && stage->scene != NULL)
    {
      tbr_stage_say_about (desktop, stage->scene->channels[argument].by_order ? "restore" : "cut",
                           stage->exercise->channels[argument].id, "");
      return TRUE;
    }
  if (action == TBR_ACT_STAGE_CHANNEL_WHY && is_channel && stage->scene != NULL)
    {
      tbr_reason_form_open_channel (desktop, (guint) argument);
      return TRUE;
    }
  if (action != TBR_ACT_STAGE_PLAYER || argument < 0 || argument >= stage->exercise->n_roles
      || stage->scene == NULL)
    return FALSE;
  tbr_stage_say_about (desktop, "seat", stage->exercise->roles[argument].id,
                       stage->scene->roles[argument].by_person ? "doctrine" : "person");
  return TRUE;
}

const TbrPage tbr_page_roles = { NC_ ("tab", "Seats"), TBR_PAGE_FACILITATOR, build, NULL, act };
