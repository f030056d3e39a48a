/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Ways on which roles are reached: cut and restored by order or by telecom, and what then becomes
   of messages and reports. */
#include "exercise/channel.h"

#include "response/report.h"
#include "world/lifeline.h"

#include <tabard/events.h>

#include <math.h>
#include <string.h>

/* Behind the name in a turn where telecom, and nobody, has cut or restored a channel. */
#define BY_TELECOM " telecom"

static gboolean
is_cut (const TbrContactProgress *progress)
{
  return progress->by_order || progress->by_telecom;
}

/* While its reports are cut a role has those that had reached it by then. */
static void
keep_reports (TbrDirector *self, guint role)
{
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (TbrReport));

  for (guint32 i = 0; i < tbr_need_count (self->sim); i++)
    g_array_append_val (kept, *tbr_report_seen (self->sim, TBR_HANDLE (TbrNeedId, i)));
  self->kept[role] = kept;
}

/* One of the two causes begins or ends. @text: of the turn */
static void
set (TbrDirector *self, guint32 i, gboolean *cause, gboolean value, const char *who,
     const char *text)
{
  TbrContactProgress *progress = &self->channels[i];
  const TbrContact *channel = &self->exercise->channels[i];
  gboolean was = is_cut (progress);

  *cause = value;
  tbr_director_add (self, value ? TBR_TURN_CUT : TBR_TURN_RESTORED, who, text);
  if (is_cut (progress) == was)
    return;
  progress->at = tbr_sim_now (self->sim);
  if (channel->medium != TBR_MEDIUM_SITUATION_REPORT)
    return;
  if (!was)
    keep_reports (self, channel->role);
  else
    g_clear_pointer (&self->kept[channel->role], g_array_unref);
}

gboolean
tbr_channel_order (TbrDirector *self, const char *who, guint32 i, gboolean cuts, const char *text,
                   GError **error)
{
  TbrContactProgress *progress = &self->channels[i];

  if (progress->by_order != cuts)
    {
      set (self, i, &progress->by_order, cuts, who, text);
      return TRUE;
    }
  g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND, "channel '%s' %s",
               self->exercise->channels[i].id,
               cuts                   ? "is cut already"
               : progress->by_telecom ? "is cut because telecom is out"
                                      : "is not cut");
  return FALSE;
}

gboolean
tbr_channel_effect (TbrDirector *self, const char *words)
{
  gboolean cuts = g_str_has_prefix (words, "cut ");
  const char *text = strchr (words, ' ');
  g_autoptr (GError) error = NULL;
  guint32 i;

  if (!cuts && !g_str_has_prefix (words, "restore "))
    return FALSE;
  i = tbr_exercise_find_channel (self->exercise, ++text);
  g_assert (i != TBR_NONE);
  if (!tbr_channel_order (self, TBR_DIRECTOR, i, cuts, text, &error))
    tbr_director_refused (self, TBR_DIRECTOR, words, error);
  return TRUE;
}

/* Share of the people behind a channel who are without telecom. */
static double
without_telecom (const TbrDirector *self, const TbrContact *channel)
{
  const TbrMap *map = self->scenario->map;
  double people = 0, without = 0;

  for (guint32 i = 0; i < map->n_regions; i++)
    {
      TbrRegionId region = { i };
      if (map->regions[i].state.i != self->seats[channel->role].state.i
          || (*channel->region != '\0' && !g_str_equal (map->regions[i].name, channel->region)))
        continue;
      double n = tbr_lifeline_people (self->sim, region);
      people += n;
      without += n * tbr_lifeline_inoperability (self->sim, region, TBR_LIFELINE_TELECOM);
    }
  return people > 0 ? without / people : 0;
}

void
tbr_channel_look (TbrDirector *self)
{
  for (guint32 i = 0; i < self->exercise->n_channels; i++)
    {
      const TbrContact *channel = &self->exercise->channels[i];
      TbrContactProgress *progress = &self->channels[i];
      gboolean is_out;

      if (isnan (channel->telecom) || !tbr_lifeline_is_on (self->sim))
        continue;
      is_out = without_telecom (self, channel) >= channel->telecom;
      if (is_out == progress->by_telecom)
        continue;
      g_autofree char *text = g_strconcat (channel->id, BY_TELECOM, NULL);
      set (self, i, &progress->by_telecom, is_out, TBR_DIRECTOR, text);
    }
}

const TbrReport *
tbr_channel_report (const TbrDirector *self, guint32 role, guint32 need)
{
  const GArray *kept = role != TBR_NONE ? self->kept[role] : NULL;

  if (kept != NULL)
    return need < kept->len ? &g_array_index (kept, TbrReport, need) : NULL;
  return need < tbr_need_count (self->sim)
             ? tbr_report_seen (self->sim, TBR_HANDLE (TbrNeedId, need))
             : NULL;
}

/* ---- what the turns say of it ---- */

/* Notes what a turn does to a channel. Returns: whether it was about it */
static gboolean
follow (const TbrExercise *exercise, guint32 channel, const TbrTurn *turn,
        TbrContactProgress *progress)
{
  if ((turn->kind != TBR_TURN_CUT && turn->kind != TBR_TURN_RESTORED)
      || tbr_exercise_find_channel (exercise, turn->text) != channel)
    return FALSE;
  if (g_str_has_suffix (turn->text, BY_TELECOM) && g_str_equal (turn->who, TBR_DIRECTOR))
    progress->by_telecom = turn->kind == TBR_TURN_CUT;
  else
    progress->by_order = turn->kind == TBR_TURN_CUT;
  return TRUE;
}

static TbrTime
arrival (const TbrTurns *all, guint32 channel, guint turn)
{
  TbrContactProgress progress = { 0 };

  if (channel == TBR_NONE)
    return all->turns[turn].at;
  for (guint i = 0; i < turn; i++)
    follow (all->exercise, channel, &all->turns[i], &progress);
  if (!is_cut (&progress))
    return all->turns[turn].at;
  if (all->exercise->channels[channel].sent == TBR_SENT_LOST)
    return TBR_NEVER;
  for (guint i = turn; i < all->n; i++)
    if (follow (all->exercise, channel, &all->turns[i], &progress) && !is_cut (&progress))
      return all->turns[i].at;
  return TBR_NEVER;
}

TbrTime
tbr_channel_arrival (const TbrDirector *self, guint32 channel, guint turn)
{
  const TbrTurns all
      = { self->exercise, &g_array_index (self->turns, TbrTurn, 0), self->turns->len };

  return arrival (&all, channel, turn);
}

/* Notes a role that what was sent did not reach at once. */
static void
look_at_role (const TbrTurns *all, guint turn, guint32 role, TbrMedium medium, GArray *out)
{
  guint32 channel = tbr_exercise_channel_of (all->exercise, role, medium);
  TbrUnheard one = { .role = role, .at = arrival (all, channel, turn) };

  if (one.at == all->turns[turn].at)
    return;
  one.is_lost = all->exercise->channels[channel].sent == TBR_SENT_LOST;
  g_array_append_val (out, one);
}

static void
look_at_message (const TbrTurns *all, guint turn, GArray *out, guint *out_n)
{
  g_auto (GStrv) words = NULL, to = NULL;
  TbrMedium medium = TBR_MEDIUM_MAIL;

  if (!g_shell_parse_argv (all->turns[turn].text, NULL, &words, NULL))
    return;
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (words[i], "to=") && to == NULL)
      to = g_strsplit (strchr (words[i], '=') + 1, " ", -1);
    else if (g_str_has_prefix (words[i], "medium="))
      for (guint k = 0; k < TBR_MEDIUM_N; k++)
        if (g_str_equal (tbr_medium_names[k], strchr (words[i], '=') + 1))
          medium = (TbrMedium) k;
  for (guint32 role = 0; role < all->exercise->n_roles; role++)
    if (to == NULL || g_strv_contains ((const char *const *) to, all->exercise->roles[role].id))
      {
        look_at_role (all, turn, role, medium, out);
        *out_n += 1;
      }
}

GArray *
tbr_turns_unheard (const TbrTurns *all, guint turn, guint *out_n)
{
  g_return_val_if_fail (all != NULL && turn < all->n, NULL);
  GArray *out = g_array_new (FALSE, FALSE, sizeof (TbrUnheard));
  const char *text = all->turns[turn].text;
  g_autofree char *id = g_strndup (text, strcspn (text, " "));
  guint32 i = all->turns[turn].kind == TBR_TURN_RELEASED
                  ? tbr_exercise_find_inject (all->exercise, id)
                  : TBR_NONE;
  *out_n = 0;
  if (all->turns[turn].kind == TBR_TURN_MESSAGE)
    look_at_message (all, turn, out, out_n);
  if (i == TBR_NONE)
    return out;
  const TbrInject *inject = &all->exercise->injects[i];
  *out_n = inject->n_to;
  for (guint k = 0; k < inject->n_to; k++)
    look_at_role (all, turn, inject->to[k], (TbrMedium) inject->medium, out);
  return out;
}

GArray *
tbr_director_silences (const TbrDirector *self)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (TbrSilence));

  for (guint32 c = 0; c < self->exercise->n_channels; c++)
    {
      TbrContactProgress progress = { 0 };
      TbrSilence silence = { .channel = c };
      for (guint i = 0; i < self->turns->len; i++)
        {
          const TbrTurn *turn = &g_array_index (self->turns, TbrTurn, i);
          gboolean was = is_cut (&progress);
          if (!follow (self->exercise, c, turn, &progress) || is_cut (&progress) == was)
            continue;
          if (!was)
            silence = (TbrSilence){ c, turn->at, TBR_NEVER, progress.by_telecom };
          else
            silence.until = turn->at;
          if (was)
            g_array_append_val (out, silence);
        }
      if (is_cut (&progress))
        g_array_append_val (out, silence);
    }
  return out;
}
