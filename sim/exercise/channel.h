/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Ways on which roles are reached: cut and restored by order or by telecom, and what then becomes
   of messages and reports. */
#pragma once

#include "exercise/director.h"

#include <tabard/policy.h>

/* Cuts a channel, or restores it. @text: its name, with a reason behind it. Errors:
   TBR_ERROR_COMMAND: nothing would change */
gboolean tbr_channel_order (TbrDirector *director, const char *who, guint32 channel, gboolean cuts,
                            const char *text, GError **error);
/* The same as the effect of an inject, "cut NAME" or "restore NAME". Returns: FALSE when the effect
   is another */
gboolean tbr_channel_effect (TbrDirector *director, const char *words);
/* Looks where people are without telecom now. */
void tbr_channel_look (TbrDirector *director);

/* What a role has been told last of a need, NULL for nothing; of no role (TBR_NONE): what has
   reached the seats. Valid until the run goes on. */
const TbrReport *tbr_channel_report (const TbrDirector *director, guint32 role, guint32 need);
/* When what was sent with a turn arrives on a channel, or on none that can be cut (TBR_NONE);
   TBR_NEVER: it waits or is lost. */
TbrTime tbr_channel_arrival (const TbrDirector *director, guint32 channel, guint turn);
