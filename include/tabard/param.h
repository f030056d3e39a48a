/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The parameter table, the keystone: each kind says once what can be set, and everything that
   reads, writes, checks, lists or varies a value works from that table. */
#pragma once

#include <tabard/law.h>

G_BEGIN_DECLS

typedef enum
{
  TBR_PARAM_BOOL,     /* gboolean; "yes" or "no" */
  TBR_PARAM_INTEGER,  /* gint64 */
  TBR_PARAM_REAL,     /* double, in the unit of its dimension */
  TBR_PARAM_DURATION, /* TbrTime; "12 h" */
  TBR_PARAM_INSTANT,  /* TbrTime since scenario start; an ISO 8601 instant, or a duration */
  TBR_PARAM_TEXT,     /* const char *, UTF-8, owned by the scenario */
  TBR_PARAM_CHOICE,   /* gint, index into TbrParam.choices */
  TBR_PARAM_REF,      /* guint32, index within the section TbrParam.section; TBR_NONE when empty */
  TBR_PARAM_REFS,     /* TbrRefs, blank-separated ids of the section TbrParam.section */
  TBR_PARAM_LAW,      /* TbrLaw with values of the dimension */
  TBR_PARAM_N
} TbrParamType;

/* When a value may change. */
typedef enum
{
  TBR_CHANGE_SCENARIO, /* written in the scenario; --set and factors may change it before a run */
  TBR_CHANGE_COMMAND,  /* also during a run, through the command door */
  TBR_CHANGE_N
} TbrParamChange;

/* A list of references, resolved. */
typedef struct
{
  const guint32 *items; /* indices within the section; owned by the scenario */
  guint32 n;            /* number of items */
} TbrRefs;

/* One parameter of a kind. */
typedef struct
{
  const char *name;       /* as in XML, in --set paths, on the screen: lower case, '-' */
  TbrParamType type;      /* how it is stored */
  TbrDimension dimension; /* REAL and LAW: what it measures */
  gsize offset;           /* where it lies in the struct of values */
  double min, max;        /* allowed range, inclusive: INTEGER, REAL, DURATION (seconds), LAW (all
                             its parameters that carry the dimension) */
  const char *fallback;   /* default as text; NULL: must be given; "": may stay empty, and then is
                                NAN (REAL, p[0] of LAW), TBR_NEVER (DURATION, INSTANT), G_MININT64
                                (INTEGER), -1 (CHOICE), "" (TEXT), TBR_NONE (REF), n = 0 (REFS) */
  const char *const *choices; /* CHOICE: NULL-ended names */
  const char *section;        /* REF, REFS: the section or library table it points into */
  TbrParamChange change;      /* when it may change */
  TbrCertainty certainty;     /* of the default */
  const char *sentence;       /* what it means, one sentence */
  const char *source;         /* where the default comes from; "Our assumption" is a source */
  gboolean is_file; /* TEXT: the name of a file, beside the scenario where no folder of its
                       own is given */
} TbrParam;

/* A kind of child row of an element, e.g. one line of a weather series. */
typedef struct
{
  const char *name;       /* element name of the row */
  const char *sentence;   /* what a row says */
  const TbrParam *params; /* its columns */
  guint n_params;
  gsize size;     /* of the struct of values of one row */
  guint min_rows; /* fewest rows allowed */
  guint max_rows; /* most rows allowed */
} TbrRowKind;

/* A kind of element: a hazard kind, a policy, an output, a command, a library table. */
typedef struct
{
  const char *section;  /* section it belongs to: "hazards", "policies", "units", ... */
  const char *element;  /* XML element: "hazard", "policy", "unit", ... */
  const char *name;     /* value of kind="...", unique within its section */
  const char *title;    /* for people, a few words */
  const char *sentence; /* for people, what it does */
  const TbrParam *params;
  guint n_params;
  gsize size; /* of the struct of values */
  const TbrRowKind *rows;
  guint n_rows;
} TbrKind;

/* The rows of one row kind under one element. */
typedef struct
{
  gconstpointer data; /* n structs of TbrRowKind.size bytes */
  guint n;
} TbrRows;

/* One element of a scenario, read and checked. */
typedef struct
{
  const TbrKind *kind;
  const char *id;   /* XML id */
  guint32 hash;     /* of the id; names the entity in random streams */
  const char *file; /* where it was written */
  guint line;
  gconstpointer values;      /* struct of TbrKind.size bytes */
  const guint8 *certainties; /* TbrCertainty per parameter */
  const guint8 *given;       /* per parameter: 0 default, 1 written, 2 set from outside */
  const char *source;        /* source keys of the element; "" for none */
  const TbrRows *rows;       /* one per TbrKind.rows */
} TbrObject;

/* Helpers that keep a parameter table readable: one line for each parameter. */
#define TBR_OFFSET(Struct, field) G_STRUCT_OFFSET (Struct, field)

/**
 * tbr_kind_check:
 *
 * Asserts that a kind's table is sound: names well-formed and unique, defaults readable and inside
 * their range, offsets inside the struct, every sentence and source there. Called by the tests for
 * every registered kind.
 */
gboolean tbr_kind_check (const TbrKind *kind, GError **error);

/* Index of the parameter called @name, or -1. */
int tbr_kind_find_param (const TbrKind *kind, const char *name);

/**
 * tbr_param_parse:
 * @param: its table row
 * @text: as written
 * @values: (out): struct of values; the parameter's field is written only on success
 * @strings: where texts and points are kept; owns them
 *
 * Reads one value of any type but REF and REFS, which need the whole scenario.
 * Errors: as tbr_units_parse() and tbr_law_parse(); TBR_ERROR_RANGE with the range allowed;
 * TBR_ERROR_NAME with the choices allowed. The message begins with the parameter's name.
 */
gboolean tbr_param_parse (const TbrParam *param, const char *text, gint64 start_unix,
                          gpointer values, GPtrArray *owned, GError **error);

/* The value as text that tbr_param_parse() reads back; REF and REFS as "#index". (transfer full) */
char *tbr_param_format (const TbrParam *param, gint64 start_unix, gconstpointer values);

/* The allowed range as people read it: "0-20 m", "one of red, green", "". (transfer full) */
char *tbr_param_range_text (const TbrParam *param);

/* The name out of @names (NULL-ended) nearest to @word, or NULL when none is near enough. */
const char *tbr_suggest (const char *word, const char *const *names);

G_END_DECLS
