/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Layers that the planner brought along: read one after the other beside the window, switched,
   chosen, told. */
#pragma once

#include "desktop/desktop.h"
#include "draw/own_layer.h"

G_BEGIN_DECLS

/* Layers that a window holds. */
#define TBR_OWN_LAYERS_MOST 16u

typedef struct
{
  GPtrArray *layers;      /* TbrOwnLayer */
  guint32 hidden;         /* a bit for each of them */
  GPtrArray *shown;       /* TbrOwnLayer, never changed: another one takes its place; NULL: none */
  GQueue wanted;          /* char *: files still to be read */
  char *reading;          /* the file that is being read, NULL for none */
  char *to_import;        /* a file to be read for an import, NULL for none */
  gboolean is_import;     /* that is what is being read */
  guint n_read;           /* files read so far */
  char *faulty;           /* the file of which the doctor tells, NULL for none */
  TbrDiagnostics *faults; /* of it; NULL for none */
  GPtrArray *left;        /* TbrDiagnostics of files that are gone on without */
} TbrOwnLayers;

void tbr_own_layers_init (TbrDesktop *desktop);
void tbr_own_layers_end (TbrDesktop *desktop);
/* Whether a dropped file is a layer, by its ending. */
gboolean tbr_own_layers_is_one (const char *path);
/* Whether it is a table of places or units to import. */
gboolean tbr_own_layers_is_table (const char *path);
/* Has a file read; a layer of that file that is there already is read again. */
void tbr_own_layers_add (TbrDesktop *desktop, const char *path);
/* Has a file read whose rows are to be imported. */
void tbr_own_layers_import (TbrDesktop *desktop, const char *path);
/* Has all files read again. */
void tbr_own_layers_reload (TbrDesktop *desktop);
void tbr_own_layers_tick (TbrDesktop *desktop);
gboolean tbr_own_layers_is_settled (const TbrDesktop *desktop);
/* Takes in what comes of no file, in the place of what came so before. @places: (transfer full)
   (nullable): NULL takes it out */
void tbr_own_layers_give (TbrDesktop *desktop, TbrPlaces *places);
/* Shows or hides one. */
void tbr_own_layers_switch (TbrDesktop *desktop, guint layer);
/* Forgets the faults that the doctor tells; FALSE when there are none. */
gboolean tbr_own_layers_forget_faults (TbrDesktop *desktop);

/* Goes on without the file of which the doctor tells; its faults can still be read. */
void tbr_own_layers_leave_faults (TbrDesktop *desktop);
/* A place of a layer, as a thing. */
TbrThing tbr_own_layers_thing (guint layer, guint32 place);
/* Switches the layer of a place on. */
void tbr_own_layers_show (TbrDesktop *desktop, guint32 packed);
/* Adds a line for each: TbrDoctorLine. */
void tbr_own_layers_tell (const TbrDesktop *desktop, GArray *lines);

/* Adds a switch for each to the panel of layers. */
void tbr_own_layers_build (const TbrDesktop *desktop, TbrColumn *column);
void tbr_own_layers_add_legend (const TbrDesktop *desktop, GArray *rows);
/* The place under a pixel of the map; of the layer on top. */
TbrThing tbr_own_layers_pick (const TbrDesktop *desktop, double x, double y);
gboolean tbr_own_layers_place_of (const TbrDesktop *desktop, guint32 packed, double *out_lon,
                                  double *out_lat);
/* (transfer full) */
char *tbr_own_layers_name (const TbrDesktop *desktop, guint32 packed);
/* What its file says of a place. */
void tbr_own_layers_add_place (const TbrDesktop *desktop, TbrColumn *column, guint32 packed);

G_END_DECLS
