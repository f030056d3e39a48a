/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A crisis that is open: map, scenario and run, loaded beside the window. */
#pragma once

#include "desktop/ground.h"
#include "desktop/player.h"

#include <tabard/director.h>
#include <tabard/places.h>

G_BEGIN_DECLS

/* Where things are found. Texts are borrowed and must outlive what was made with them. */
typedef struct
{
  const char *map_folder;      /* assets/map */
  const char *library;         /* folder of scenarios, in which <use> is looked up, too */
  const char *const *settings; /* (nullable) "path=value", NULL-ended */
  gint64 seed;                 /* -1: the scenario's */
  guint32 replication;
} TbrHouse;

/* Map and backdrop: loaded once, for every crisis. */
typedef struct
{
  TbrMap *map;
  TbrBackdrop *backdrop;
} TbrAtlasMap;

/* What came of opening a file. */
typedef struct
{
  char *path;             /* as it was given */
  TbrScenario *scenario;  /* NULL when it has faults */
  TbrExercise *exercise;  /* NULL when it is a scenario alone */
  char *log;              /* of an exercise that is gone on with or reviewed; NULL: see path */
  gboolean is_over;       /* the log tells the exercise to its end */
  char *scenario_path;    /* of the exercise's scenario, as it can be found again; NULL: see path */
  TbrDiagnostics *faults; /* all of them, warnings too */
  gboolean is_branch;     /* read from a text that stands for the file */
  guint serial;           /* of the wish that it fulfils */
} TbrSession;

void tbr_session_free (TbrSession *session);

/* What came of reading places that somebody brought along. */
typedef struct
{
  char *path;
  TbrPlaces *places; /* NULL when nothing of it can be read */
  TbrDiagnostics *faults;
} TbrBrought;

void tbr_brought_free (TbrBrought *brought);

/* The file of the exercise that a log is of: where the log says, else the shipped one of that name;
   NULL when it is gone. @library: (nullable). (transfer full) (nullable) */
char *tbr_session_find_exercise (const TbrDiaryLog *log, const char *library);
/* Whether a log tells its exercise to the end. */
gboolean tbr_session_is_over (const TbrDiaryLog *log);

/* Loads in a thread of its own. */
typedef struct _TbrLoader TbrLoader;

/* Begins with the map. @wake is called when there is something to take. */
TbrLoader *tbr_loader_new (const TbrHouse *house, TbrWakeFunc wake, gpointer data);
void tbr_loader_free (TbrLoader *loader);
/* For which map something is read. */
typedef enum
{
  TBR_SHELF_SHOWN,
  TBR_SHELF_BESIDE, /* the second map */
  TBR_SHELF_N
} TbrShelf;

/* Asks for a scenario, a file or folder, to be shown; the last one asked for counts. */
void tbr_loader_open (TbrLoader *loader, const char *path);
/* The same with a text in place of what the file holds. */
void tbr_loader_read (TbrLoader *loader, TbrShelf shelf, const char *path, const char *text);
/* The map when it is there, NULL before. Owned by the loader. */
const TbrAtlasMap *tbr_loader_map (TbrLoader *loader);
/* Why there is no map, NULL when nothing is wrong. Owned by the loader. */
const char *tbr_loader_fault (TbrLoader *loader);
/* (transfer full) (nullable) */
TbrSession *tbr_loader_take (TbrLoader *loader, TbrShelf shelf);
/* Asks for a file of places, when the one before has been taken. */
void tbr_loader_read_places (TbrLoader *loader, const char *path);
/* (transfer full) (nullable) */
TbrBrought *tbr_loader_take_places (TbrLoader *loader);

G_END_DECLS
