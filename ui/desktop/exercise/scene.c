/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What of an exercise under way goes out of its thread: copies, never changed. */
#include "desktop/exercise/scene.h"

#include "desktop/exercise/alarm.h"

void
tbr_scene_free (TbrScene *scene)
{
  if (scene == NULL)
    return;
  g_free (scene->injects);
  g_free (scene->branches);
  g_free (scene->expecteds);
  g_free (scene->roles);
  g_free (scene->marks);
  g_free (scene->channels);
  g_free (scene->waiting);
  g_clear_pointer (&scene->lines, g_array_unref);
  g_clear_pointer (&scene->offers, g_array_unref);
  g_free (scene->turns);
  tbr_moment_unref (scene->truth);
  tbr_moment_unref (scene->belief);
  tbr_briefing_free (scene->briefing);
  tbr_scene_free (scene->twin);
  g_free (scene);
}

/* Copies what the director tells of each of its things. */
static void
copy_progress (const TbrDirector *director, TbrScene *scene)
{
  const TbrExercise *exercise = tbr_director_exercise (director);
  scene->injects = g_new0 (TbrInjectProgress, exercise->n_injects + 1);
  scene->branches = g_new0 (TbrBranchProgress, exercise->n_branches + 1);
  scene->expecteds = g_new0 (TbrExpectedProgress, exercise->n_expecteds + 1);
  scene->roles = g_new0 (TbrRoleProgress, exercise->n_roles + 1);
  scene->marks = g_new0 (guint, exercise->n_criteria + 1);
  scene->channels = g_new0 (TbrContactProgress, exercise->n_channels + 1);
  scene->waiting = g_new0 (TbrWaiting, exercise->n_roles + 1);
  scene->lines = g_array_new (FALSE, FALSE, sizeof (TbrLineSeen));
  scene->offers = g_array_new (FALSE, FALSE, sizeof (TbrOfferSeen));
  for (guint i = 0; i < exercise->n_channels; i++)
    scene->channels[i] = *tbr_director_channel (director, i);
  for (guint i = 0; i < exercise->n_injects; i++)
    scene->injects[i] = *tbr_director_inject (director, i);
  for (guint i = 0; i < exercise->n_branches; i++)
    scene->branches[i] = *tbr_director_branch (director, i);
  for (guint i = 0; i < exercise->n_expecteds; i++)
    scene->expecteds[i] = *tbr_director_expected (director, i);
  for (guint i = 0; i < exercise->n_roles; i++)
    scene->roles[i] = *tbr_director_role (director, i);
  for (guint i = 0; i < exercise->n_criteria; i++)
    scene->marks[i] = tbr_director_mark (director, i);
}

/* Adds what a role knows of to what all know of together, by number. @number_at: where its number
   stands in an item */
static void
gather (GArray *all, const GArray *some, gsize number_at)
{
  gsize size = g_array_get_element_size (all);
  for (guint i = 0; i < some->len; i++)
    {
      const char *item = some->data + i * size;
      guint32 number = *(const guint32 *) (gconstpointer) (item + number_at);
      guint place = 0;
      while (place < all->len
             && *(const guint32 *) (gconstpointer) (all->data + place * size + number_at) < number)
        place++;
      if (place == all->len
          || *(const guint32 *) (gconstpointer) (all->data + place * size + number_at) != number)
        g_array_insert_vals (all, place, item, 1);
    }
}

void
tbr_scene_look_at_seats (TbrScene *scene, const TbrDirector *director, const char *language)
{
  for (guint i = 0; i < tbr_director_exercise (director)->n_roles; i++)
    {
      g_autoptr (TbrBriefing) briefing = tbr_director_brief (director, i, language);
      TbrWaiting *waiting = &scene->waiting[i];
      waiting->due = TBR_NEVER;
      gather (scene->lines, briefing->lines, G_STRUCT_OFFSET (TbrLineSeen, line));
      gather (scene->offers, briefing->offers, G_STRUCT_OFFSET (TbrOfferSeen, offer));
      for (guint k = 0; scene->roles[i].by_person && k < briefing->offers->len; k++)
        {
          const TbrOfferSeen *offer = &g_array_index (briefing->offers, TbrOfferSeen, k);
          waiting->n += offer->is_to_answer != 0;
          waiting->due = MIN (waiting->due, tbr_alarm_offer_due (offer));
        }
    }
}

TbrScene *
tbr_scene_new (const TbrDirector *director, TbrTime end)
{
  TbrScene *scene = g_new0 (TbrScene, 1);
  scene->at = tbr_director_now (director);
  scene->end = end;
  scene->is_over = tbr_director_is_over (director) || scene->at >= end;
  scene->digest = tbr_sim_digest (tbr_director_sim (director));
  scene->role = TBR_NONE;
  copy_progress (director, scene);
  return scene;
}

void
tbr_scene_own_texts (TbrScene *scene)
{
  for (guint i = 0; i < scene->n_turns; i++)
    {
      scene->turns[i].who = g_intern_string (scene->turns[i].who);
      scene->turns[i].text = g_intern_string (scene->turns[i].text);
    }
}
