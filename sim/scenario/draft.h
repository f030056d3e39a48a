/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A scenario while it is being read: its elements, and what is still to be looked up. */
#pragma once

#include "base/digest.h"
#include "scenario/kinds.h"
#include "scenario/reader.h"
#include "scenario/store.h"

/* Most bytes of one file, and of all files of a scenario together. Our assumption: ten times the
   largest scenario we can think of. */
#define TBR_MOST_FILE_BYTES 128000000
#define TBR_MOST_BYTES 256000000

/* Most elements of a scenario, and most units. Our assumption: more than ten times what any crisis
   needs, and still in a few hundred megabytes. */
#define TBR_MOST_ELEMENTS 1000000
#define TBR_MOST_UNITS 1000000

/* One element; @object points to the other fields. */
typedef struct
{
  TbrObject object;
  TbrSectionId section;
  guint index;         /* place in its section */
  gboolean is_faulty;  /* a fault was found in it: what follows from its values is not told */
  guint8 *values;      /* struct of the kind */
  guint8 *certainties; /* TbrCertainty by parameter */
  guint8 *given;       /* by parameter, see TbrObject */
  TbrRows *rows;       /* by row kind */
  guint8 **row_values; /* by row kind, the same rows to be written */
} TbrElement;

/* A reference that waits until everything has been read. */
typedef struct
{
  TbrElement *element;
  const TbrParam *param;
  const char *text; /* ids, blank-separated */
  const char *file; /* where it is written */
  guint line;
  guint row_kind; /* TBR_NONE: a parameter of the element itself */
  guint row;
} TbrPending;

/* A value written in a tag, in <settings> or set from outside. */
typedef struct
{
  const char *path;  /* "section.id.parameter"; NULL for one written in a tag */
  const char *value; /* as written */
  const char *file;  /* "--set", or where it is written */
  guint line;
} TbrSetting;

/* A file that is being read or was. */
typedef struct
{
  const char *name; /* as shown */
  char *real;       /* its true path; NULL for a text in memory */
  guint is_open;    /* not 0: still being read */
} TbrSource;

/* A place that waits for the site which says where it is. */
typedef struct
{
  TbrElement *element;
  const char *text; /* what the site is called */
  const char *file; /* where it is written */
  guint line;
  guint row_kind; /* TBR_NONE: the element itself */
  guint row;
  guint8 written; /* bits by TbrSiteGift: what the tag says itself */
} TbrAtSite;

typedef struct
{
  const TbrKindSet *kinds;
  const TbrMap *map;
  TbrDiagnostics *faults;
  const char *library; /* folder of the library, as given; may be NULL */
  char *folder;        /* folder of the main file, as given; NULL for a text in memory */
  xmlSchemaPtr schema; /* borrowed */
  gint64 start_unix;   /* microseconds since 1970; known once <meta> is read */
  TbrStore store;      /* everything that the scenario keeps */
  GPtrArray *elements[TBR_SECTION_N]; /* TbrElement, in the order of reading */
  GHashTable *ids[TBR_SECTION_N];     /* TbrElement by id; stock and units share one */
  GHashTable *templates;              /* default values by the address of their parameter table */
  GArray *pending;                    /* TbrPending */
  GArray *at_sites;                   /* TbrAtSite */
  GHashTable *sites;                  /* TbrSiteId.i + 1 by id of a <site>; NULL before */
  GArray *settings;                   /* TbrSetting: those in files first, then from outside */
  GArray *orders;                     /* TbrSetting from outside */
  GArray *stands;                     /* TbrSetting: files that stand in for others */
  GPtrArray *sources;                 /* TbrSource */
  GPtrArray *beside;                  /* char *: see TbrScenario.beside */
  guint n_elements;                   /* in all sections */
  gsize n_bytes;                      /* of all files so far */
  gboolean is_partial;                /* a file could not be read: what is missing is not told */
  GHashTable *unit_ids;               /* index + 1 of a unit by id; NULL before there are units */
  const TbrUnitSpec *units;           /* the same units in their order; NULL before */
  guint n_units;
  guint depth;      /* files open one inside the other */
  TbrDigest digest; /* see TbrScenario */
  TbrDigest frame;  /* likewise */
} TbrDraft;

void tbr_draft_init (TbrDraft *draft, const TbrKindSet *kinds, const TbrMap *map,
                     TbrDiagnostics *faults);
/* Frees what the scenario does not keep. */
void tbr_draft_clear (TbrDraft *draft);
/* Whether so many faults were found that reading on is of no use. */
gboolean tbr_draft_is_full (const TbrDraft *draft);
/* The element with that id, NULL when there is none. */
TbrElement *tbr_draft_find (const TbrDraft *draft, TbrSectionId section, const char *id);

/* "wildfire 'elbe'", "state 'SE'": what the element is called in messages. (transfer full) */
char *tbr_element_describe (const TbrKind *kind, const char *id);
/* A fault of the element: "wildfire 'elbe': ..." */
void tbr_element_fault (TbrDraft *draft, const TbrElement *element, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

/**
 * tbr_element_new:
 *
 * Adds an element with the values its tag gives, the defaults for the rest; every fault of the tag
 * goes to the list. A parameter with a fault keeps its default.
 *
 * Returns: (transfer none) (nullable): NULL when its id cannot be used
 */
TbrElement *tbr_element_new (TbrDraft *draft, TbrSectionId section, const TbrKind *kind,
                             const char *file, const TbrTag *tag);
/* An element nobody wrote, with the defaults of its kind. */
TbrElement *tbr_element_default (TbrDraft *draft, TbrSectionId section, const TbrKind *kind,
                                 const char *id);
/* Sets one parameter from text; a reference is kept for later and takes the place of the one
   written. */
gboolean tbr_element_set (TbrDraft *draft, TbrElement *element, guint param,
                          const TbrSetting *setting, GError **error);
/* Reads one row into @rows, an array of structs of the row kind. */
void tbr_element_add_row (TbrDraft *draft, TbrElement *element, guint row_kind, GByteArray *rows,
                          const TbrTag *tag);
/* The element is read: its rows so far are kept. */
void tbr_element_close (TbrDraft *draft, TbrElement *element, GByteArray *const *rows);
