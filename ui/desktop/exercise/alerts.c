/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Where the alerts hold that whoever looks has got, as a layer of the map: a seat's are those of
   its letters, the facilitator's all that have gone out. */
#include "desktop/exercise/alerts.h"

#include "desktop/exercise/stage.h"

#include <tabard/alert.h>

#include <glib/gi18n.h>

static void
add_letters (const TbrStage *stage, const GArray *letters, GArray *arrivals)
{
  for (guint i = 0; i < letters->len; i++)
    {
      const TbrLetter *letter = &g_array_index (letters, TbrLetter, i);
      for (guint k = 0; k < stage->exercise->n_injects; k++)
        {
          const TbrInject *inject = &stage->exercise->injects[k];
          const TbrAlertArrival arrival = { k, letter->at, letter->subject };
          if (*inject->alert != '\0' && g_str_equal (inject->id, letter->id))
            g_array_append_val (arrivals, arrival);
        }
    }
}

static gint
compare (gconstpointer a, gconstpointer b)
{
  const TbrAlertArrival *x = a, *y = b;
  if (x->at != y->at)
    return x->at < y->at ? -1 : 1;
  return (x->inject > y->inject) - (x->inject < y->inject);
}

static void
add_released (const TbrStage *stage, GArray *arrivals)
{
  for (guint i = 0; i < stage->exercise->n_injects; i++)
    {
      const TbrInject *inject = &stage->exercise->injects[i];
      const TbrInjectProgress *progress = &stage->scene->injects[i];
      const TbrAlertArrival arrival
          = { i, progress->at, tbr_stage_wording (stage, &inject->wordings)->subject };
      if (*inject->alert != '\0' && progress->state == TBR_INJECT_RELEASED)
        g_array_append_val (arrivals, arrival);
    }
  g_array_sort (arrivals, compare);
}

/* By what is there: who looks, and how many have come. */
static gboolean
is_up_to_date (const TbrStage *stage, guint role, guint n)
{
  const TbrAlertsShown *shown = &stage->alerts;
  return shown->is_known && shown->role == role && shown->n == n && stage->scene->at >= shown->at
         && stage->scene->at < shown->until;
}

void
tbr_alerts_clear (TbrDesktop *desktop)
{
  desktop->stage->alerts.is_known = FALSE;
  tbr_own_layers_give (desktop, NULL);
}

void
tbr_alerts_follow (TbrDesktop *desktop)
{
  TbrStage *stage = desktop->stage;
  const TbrScene *scene = stage->scene;
  g_autoptr (GArray) arrivals = g_array_new (FALSE, FALSE, sizeof (TbrAlertArrival));
  if (scene->briefing != NULL)
    add_letters (stage, scene->briefing->letters, arrivals);
  else
    add_released (stage, arrivals);
  if (is_up_to_date (stage, scene->role, arrivals->len))
    return;
  const TbrAlertLook look = { scene->at, stage->language };
  stage->alerts = (TbrAlertsShown){ TRUE, scene->role, arrivals->len, scene->at, TBR_NEVER };
  TbrPlaces *places
      = tbr_alert_areas (stage->exercise, (const TbrAlertArrival *) (gconstpointer) arrivals->data,
                         arrivals->len, &look, &stage->alerts.until);
  if (places->places->len == 0)
    g_clear_pointer (&places, tbr_places_unref);
  else
    places->title = g_string_chunk_insert (places->texts, _ ("Where alerts hold"));
  tbr_own_layers_give (desktop, places);
}
