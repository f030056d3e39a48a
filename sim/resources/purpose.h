/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What this room draws for: the purposes of its random streams, all named by unit and mission. */
#pragma once

#include "engine/core.h"

#define TBR_PURPOSE_MUSTER TBR_PURPOSE (TBR_ROOM_RESOURCES, 1)     /* who comes when called */
#define TBR_PURPOSE_MOBILISE TBR_PURPOSE (TBR_ROOM_RESOURCES, 2)   /* time to get ready */
#define TBR_PURPOSE_PACK TBR_PURPOSE (TBR_ROOM_RESOURCES, 4)       /* time to pack */
#define TBR_PURPOSE_RECOVER TBR_PURPOSE (TBR_ROOM_RESOURCES, 5)    /* rest and refit at home */
#define TBR_PURPOSE_HEALTH TBR_PURPOSE (TBR_ROOM_RESOURCES, 6)     /* illness and injury */
#define TBR_PURPOSE_INJURY TBR_PURPOSE (TBR_ROOM_RESOURCES, 7)     /* who is hurt at work */
#define TBR_PURPOSE_EMPLOYER TBR_PURPOSE (TBR_ROOM_RESOURCES, 8)   /* whether it is of volunteers */
#define TBR_PURPOSE_RELIEF TBR_PURPOSE (TBR_ROOM_RESOURCES, 9)     /* who comes as relief */
#define TBR_PURPOSE_OVERLAP TBR_PURPOSE (TBR_ROOM_RESOURCES, 10)   /* how long both crews stay */
#define TBR_PURPOSE_RELIEVED TBR_PURPOSE (TBR_ROOM_RESOURCES, 11)  /* rest of those relieved */
#define TBR_PURPOSE_BREAKDOWN TBR_PURPOSE (TBR_ROOM_RESOURCES, 12) /* which machines break */
#define TBR_PURPOSE_REPAIR TBR_PURPOSE (TBR_ROOM_RESOURCES, 13)    /* how long they stand */
#define TBR_PURPOSE_LIFT TBR_PURPOSE (TBR_ROOM_RESOURCES, 14)      /* whose aircraft flies it */
/* Times that obstacles at borders cost: 20 to 29, by TbrObstacle. */
#define TBR_PURPOSE_OBSTACLE TBR_PURPOSE (TBR_ROOM_RESOURCES, 20)
