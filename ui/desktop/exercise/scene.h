/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How an exercise stands at an instant, copied for those who look at it. */
#pragma once

#include "desktop/exercise/host.h"

G_BEGIN_DECLS

/* How it stands now, without turns and maps. @end: as it is to be told. (transfer full) */
TbrScene *tbr_scene_new (const TbrDirector *director, TbrTime end);
/* Adds what whoever leads is told of all seats: requests, offers, and which of these wait for a
   person. */
void tbr_scene_look_at_seats (TbrScene *scene, const TbrDirector *director, const char *language);
/* Texts of an exercise that may be left for an earlier instant of it: the same ones each time. */
void tbr_scene_own_texts (TbrScene *scene);

G_END_DECLS
