/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How readers put places together. */
#pragma once

#include <tabard/places.h>

G_BEGIN_DECLS

/* GeoJSON from memory: @length bytes and a closing zero; see tbr_places_load_geojson(). */
TbrPlaces *tbr_places_read_geojson (const char *text, gsize length, const char *path,
                                    TbrDiagnostics *faults);

/* ---- for those who read ---- */

/* None yet; called as the file without its ending. (transfer full) */
TbrPlaces *tbr_places_new (const char *path);
/* Begins a place at a line; what is added then is part of it. */
void tbr_places_begin (TbrPlaces *places, guint line);
/* The number of the feature that was begun last. */
void tbr_places_number (TbrPlaces *places, guint number);
/* Begins a part; points are added to it. */
void tbr_places_begin_part (TbrPlaces *places, TbrPlaceForm form);
void tbr_places_add_point (TbrPlaces *places, TbrPoint point);
/* Texts longer than 400 bytes are cut. */
void tbr_places_add_property (TbrPlaces *places, const char *name, const char *text);
/* Ends the place: works out where it is and what it is called. */
void tbr_places_end (TbrPlaces *places);
/* Takes the place back that was begun last. */
void tbr_places_drop (TbrPlaces *places);

G_END_DECLS
