/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Truth and belief in the course of an exercise, side by side. */
#include <tabard/debrief.h>

#include "exercise/channel.h"
#include "response/response.h"

/* Rates of every role and kind: roles x kinds x instants. */
typedef struct
{
  const TbrDirector *director;
  guint n;
  double *truth, *belief;
} Sample;

static gsize
place_of (const Sample *sample, guint role, guint kind)
{
  return ((gsize) role * TBR_NEED_N + kind) * sample->n;
}

static gboolean
concerns (const TbrDirector *director, guint role, guint32 state)
{
  const TbrSeat *seat = &director->seats[role];

  return seat->kind != TBR_SEAT_STATE || seat->state.i == state;
}

/* Adds up what is wanted at an instant. */
static void
look (const Sample *sample, guint instant)
{
  const TbrDirector *director = sample->director;

  for (guint32 i = 0; i < tbr_need_count (director->sim); i++)
    {
      const TbrNeed *need = tbr_need_get (director->sim, TBR_HANDLE (TbrNeedId, i));
      for (guint role = 0; role < director->exercise->n_roles; role++)
        {
          const TbrReport *told = tbr_channel_report (director, role, i);
          gsize place = place_of (sample, role, need->kind) + instant;
          if (!concerns (director, role, need->state))
            continue;
          sample->truth[place] += need->closed == TBR_NEVER ? need->required : 0;
          sample->belief[place] += told != NULL ? told->required : 0;
        }
    }
}

/* How many instants there is anything of a kind, in truth or in belief. */
static guint
length_of (const Sample *sample, guint role, guint kind)
{
  gsize place = place_of (sample, role, kind);
  guint n = 0;

  for (guint i = 0; i < sample->n; i++)
    n += sample->truth[place + i] > 0 || sample->belief[place + i] > 0;
  return n;
}

/* Keeps the kind of each role that was open longest. */
static void
choose (TbrCourse *self, const Sample *sample)
{
  for (guint role = 0; role < sample->director->exercise->n_roles; role++)
    {
      guint best = 0;
      for (guint kind = 1; kind < TBR_NEED_N; kind++)
        if (length_of (sample, role, kind) > length_of (sample, role, best))
          best = kind;
      if (length_of (sample, role, best) == 0)
        continue;
      gsize place = place_of (sample, role, best), bytes = sizeof (double) * sample->n;
      TbrCourseOf curve = { .role = role,
                            .kind = (TbrNeedKind) best,
                            .truth = g_memdup2 (sample->truth + place, bytes),
                            .belief = g_memdup2 (sample->belief + place, bytes) };
      g_array_append_val (self->curves, curve);
    }
}

TbrCourse *
tbr_course_new (const TbrDirector *played, guint n)
{
  g_return_val_if_fail (played != NULL && n > 1, NULL);
  const TbrExercise *exercise = played->exercise;
  TbrCourse *self = g_new0 (TbrCourse, 1);
  gsize size = (gsize) exercise->n_roles * TBR_NEED_N * n;
  g_autofree double *truth = g_new0 (double, size), *belief = g_new0 (double, size);
  g_autoptr (TbrDirector) director
      = tbr_director_new (exercise, played->scenario, tbr_sim_replication (played->sim));
  g_autoptr (GArray) script
      = tbr_script_of ((const TbrTurn *) (gconstpointer) played->turns->data, played->turns->len);
  const Sample sample = { director, n, truth, belief };
  guint next = 0;

  self->n = n;
  self->at = g_new (TbrTime, n);
  self->curves = g_array_new (FALSE, FALSE, sizeof (TbrCourseOf));
  for (guint i = 0; i < n; i++)
    {
      self->at[i] = exercise->begin + exercise->duration / (n - 1) * i;
      for (; next < script->len && g_array_index (script, TbrLine, next).at <= self->at[i]; next++)
        {
          const TbrLine *line = &g_array_index (script, TbrLine, next);
          tbr_director_run_until (director, line->at);
          (void) tbr_director_say (director, line->who, line->words, NULL);
        }
      tbr_director_run_until (director, self->at[i]);
      look (&sample, i);
    }
  choose (self, &sample);
  return self;
}

void
tbr_course_free (TbrCourse *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->curves->len; i++)
    {
      g_free (g_array_index (self->curves, TbrCourseOf, i).truth);
      g_free (g_array_index (self->curves, TbrCourseOf, i).belief);
    }
  g_array_unref (self->curves);
  g_free (self->at);
  g_free (self);
}
