/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Every colour of every picture, by theme. */
#pragma once

#include <tabard/draw.h>

G_BEGIN_DECLS

/* Red, green, blue, opacity, a byte each: 0xRRGGBBAA. */
typedef guint32 TbrColour;

/* Phases of a unit as they are told apart in a picture. */
typedef enum
{
  TBR_LOOK_HOME,       /* at its base: available, held */
  TBR_LOOK_AWAY,       /* at its base, cannot be sent: off duty, recovering */
  TBR_LOOK_MOBILISING, /* getting ready */
  TBR_LOOK_TRAVELLING, /* on its way to work */
  TBR_LOOK_WAITING,    /* on site, not at work */
  TBR_LOOK_WORKING,    /* at work */
  TBR_LOOK_RETURNING,  /* on its way home */
  TBR_LOOK_N
} TbrLook;

typedef struct
{
  TbrColour page, panel, panel_line; /* beyond the map, boxes, their frames */
  TbrColour grid;                    /* lines of a chart behind what is drawn */
  TbrColour text, text_dim, halo;    /* letters, lesser letters, what surrounds them */
  TbrColour sea, lake, river, shore; /* water and its edge */
  TbrColour flood;                   /* water where there should be none */
  TbrColour land[TBR_GROUP_N];       /* by standing towards the Mechanism */
  TbrColour shade, shine;            /* over land that lies away from the light, towards it */
  TbrColour affected, affected_line; /* a state in which something goes on, its border */
  TbrColour border, region;          /* between states, between regions */
  TbrColour road, road_minor, ferry; /* network */
  TbrColour closed, slowed;          /* links that are not as usual */
  TbrColour town;                    /* dots of cities */
  TbrColour outline;                 /* around every mark and symbol */
  TbrColour look[TBR_LOOK_N];        /* fill of a unit by phase */
  TbrColour glyph[TBR_LOOK_N];       /* its symbol on that fill */
  TbrColour need, need_back;         /* what is missing of a need; inside of its ring */
  TbrColour served, coming;          /* share at work, share on the way */
  TbrColour series[8];               /* lines of charts */
  gboolean high_is_bright;           /* the ramp's bright end means much */
} TbrTheme;

/* Static. */
const TbrTheme *tbr_theme_get (TbrThemeId id);
/* Colour of a level from 0 to 1: equal steps of lightness, blue to yellow, the same to eyes that do
   not tell red from green. */
TbrColour tbr_theme_ramp (const TbrTheme *theme, double level);
/* Which look a phase has; which word. */
TbrLook tbr_look_of (TbrPhase phase);
const char *tbr_look_name (TbrLook look);
/* Contrast of two colours, 1 to 21. Source: [WCAG21] relative luminance. */
double tbr_theme_contrast (TbrColour a, TbrColour b);

G_END_DECLS
