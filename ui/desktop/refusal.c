/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Why something cannot be done just now: a key that does nothing says so. */
#include "desktop/refusal.h"

#include "desktop/beside.h"
#include "desktop/exercise/replay.h"
#include "desktop/exercise/stage.h"

#include <glib/gi18n.h>

const TbrActionId tbr_refusal_keys[] = { TBR_ACT_TABLE, TBR_ACT_NONE };

static gboolean
is_about_clock (TbrActionId action)
{
  return action == TBR_ACT_PLAY || action == TBR_ACT_FASTER || action == TBR_ACT_SLOWER
         || action == TBR_ACT_REAL_TIME || action == TBR_ACT_NEXT_FACT
         || action == TBR_ACT_STAGE_JUMP;
}

/* What a recording shows as a run does. */
static gboolean
is_about_replay (TbrActionId action)
{
  return action == TBR_ACT_PREVIOUS_FACT || action == TBR_ACT_TO_START || action == TBR_ACT_TO_END
         || action == TBR_ACT_REPORT || action == TBR_ACT_SEEK;
}

/* What the screens of an exercise leave to others: what belongs to planning, or would show what a
   seat may not know. */
static const char *
of_exercise (const TbrDesktop *desktop, TbrActionId action)
{
  const TbrStage *stage = desktop->stage;
  gboolean is_seat = stage->seat != TBR_NONE;
  if (is_about_clock (action))
    return tbr_stage_has_clock (stage) ? NULL : _ ("Only the facilitator has the clock");
  if (action == TBR_ACT_STAGE_MESSAGE || action == TBR_ACT_STAGE_BELIEF
      || action == TBR_ACT_STAGE_LOG || action == TBR_ACT_SEARCH)
    return is_seat ? _ ("Only the facilitator can do this") : NULL;
  if (tbr_replay_is_on (desktop) && is_about_replay (action))
    return NULL;
  if ((action >= TBR_ACT_PLAY && action <= TBR_ACT_NEXT_BOOKMARK)
      || (action >= TBR_ACT_WHATIF && action <= TBR_ACT_SAVE_AS && action != TBR_ACT_FORM_USE)
      || (action >= TBR_ACT_TABLE && action <= TBR_ACT_TABLE_EXPORT) || action == TBR_ACT_COVERAGE
      || action == TBR_ACT_FINDINGS || action == TBR_ACT_CHARTS || action == TBR_ACT_DETAILS
      || action == TBR_ACT_DOCTOR || action == TBR_ACT_SEEK)
    return _ ("Not while an exercise is played");
  return NULL;
}

/* What comes at its end, and after it. */
static const char *
of_review (const TbrDesktop *desktop, TbrActionId action)
{
  const TbrStage *stage = desktop->stage;
  if (action == TBR_ACT_STAGE_STOP && !tbr_replay_is_on (desktop))
    return _ ("Only in the review of an exercise");
  if (action != TBR_ACT_STAGE_REVIEW)
    return NULL;
  if (!tbr_stage_has_clock (stage))
    return _ ("Only the facilitator can do this");
  return stage->scene != NULL && stage->scene->is_over ? NULL
                                                       : _ ("Only when the exercise is over");
}

/* Whether there must be something to look at. */
static gboolean
needs_crisis (TbrActionId action)
{
  return (action >= TBR_ACT_PLAY && action <= TBR_ACT_TABLE_EXPORT) || action == TBR_ACT_LAYER
         || action == TBR_ACT_NEXT_PANEL || action == TBR_ACT_DOCTOR
         || (action >= TBR_ACT_WHATIF && action <= TBR_ACT_SAVE_AS && action != TBR_ACT_FORM_USE);
}

/* What a crisis that is open does not allow. */
static const char *
of_planning (const TbrDesktop *desktop, TbrActionId action)
{
  if (action == TBR_ACT_FASTER && desktop->speed + 1 >= TBR_SPEEDS)
    return _ ("It goes as fast as it can");
  if (action == TBR_ACT_SLOWER && desktop->speed == 0)
    return _ ("This is the slowest");
  if (action == TBR_ACT_FIT_SELECTION && desktop->selection.kind == TBR_THING_NONE)
    return _ ("Choose something on the map first");
  if (action == TBR_ACT_TABLE_EXPORT && !desktop->panels[TBR_PANEL_TABLE].is_open)
    return _ ("Open a table first: T");
  if (action == TBR_ACT_COMPARE_NEXT && desktop->beside != NULL
      && tbr_whatif_n_branches (desktop->whatif) <= 2)
    return _ ("There is no third branch");
  return NULL;
}

static const char *
behind (void)
{
  return _ ("Not while this is open: Esc closes it");
}

const char *
tbr_refusal_of (const TbrDesktop *desktop, TbrActionId action)
{
  gboolean is_form = desktop->panels[TBR_PANEL_FORM].is_open;
  if (action == TBR_ACT_FORM_USE)
    return is_form ? NULL : _ ("No form is open");
  if (action == TBR_ACT_ACTIVATE && tbr_desktop_modal (desktop) == TBR_PANEL_N
      && desktop->focus < 0)
    return _ ("Tab goes to a control, Enter uses it");
  if (action == TBR_ACT_NEXT_PANEL && desktop->screen == TBR_SCREEN_CRISIS
      && tbr_desktop_modal (desktop) != TBR_PANEL_N)
    return behind ();
  if (desktop->stage != NULL)
    {
      const char *refusal = of_review (desktop, action);
      return refusal != NULL ? refusal : of_exercise (desktop, action);
    }
  if (tbr_action_get (action)->group == TBR_ACT_GROUP_STAGE)
    return _ ("Only while an exercise is played");
  if (needs_crisis (action) && desktop->screen != TBR_SCREEN_CRISIS)
    return _ ("Open a crisis first");
  return of_planning (desktop, action);
}

gboolean
tbr_refusal_is_of_exercise (const TbrDesktop *desktop, TbrActionId action)
{
  return desktop->stage != NULL && of_exercise (desktop, action) != NULL;
}

static gboolean
is_about_crisis (TbrActionId action)
{
  return (action > TBR_ACT_NONE && action < TBR_ACT_SEARCH) || action == TBR_ACT_LAYER
         || (action >= TBR_ACT_STAGE_JUMP && action <= TBR_ACT_STAGE_STOP) || action == TBR_ACT_SIDE
         || (action >= TBR_ACT_WHATIF && action <= TBR_ACT_SAVE_AS && action != TBR_ACT_FORM_USE);
}

gboolean
tbr_refusal_is_behind (const TbrDesktop *desktop, TbrActionId action)
{
  TbrPanelId modal = tbr_desktop_modal (desktop);
  /* there is one text that is written: that of a form or a date would be lost */
  gboolean is_written = action == TBR_ACT_SEARCH || action == TBR_ACT_TABLE;
  gboolean is_writing = modal == TBR_PANEL_FORM || modal == TBR_PANEL_JUMP;
  return modal != TBR_PANEL_N && (is_about_crisis (action) || (is_writing && is_written));
}

const char *
tbr_refusal_behind (const TbrDesktop *desktop, TbrActionId action)
{
  const char *refusal = tbr_refusal_of (desktop, action);
  return refusal != NULL ? refusal : behind ();
}
