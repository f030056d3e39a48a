/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How the program says that something a user gave it is wrong. */
#pragma once

#include <tabard/types.h>

G_BEGIN_DECLS

#define TBR_ERROR (tbr_error_quark ())

typedef enum
{
  TBR_ERROR_USAGE,    /* the words of a command line are off */
  TBR_ERROR_FILE,     /* a file cannot be read or written */
  TBR_ERROR_SYNTAX,   /* a text is not of the form it should have */
  TBR_ERROR_UNIT,     /* a quantity lacks its unit or has one of another dimension */
  TBR_ERROR_RANGE,    /* a value is outside what is allowed */
  TBR_ERROR_NAME,     /* a name is not known */
  TBR_ERROR_SCENARIO, /* a scenario has faults; see the diagnostics */
  TBR_ERROR_COMMAND,  /* an order that cannot be carried out */
  TBR_ERROR_REPLAY,   /* a recording and its replay differ */
  TBR_ERROR_N
} TbrErrorCode;

GQuark tbr_error_quark (void);

/* How bad a diagnostic is. */
typedef enum
{
  TBR_SEVERITY_FAULT,   /* what was read cannot be used */
  TBR_SEVERITY_WARNING, /* it can, but is probably not meant so */
  TBR_SEVERITY_N
} TbrSeverity;

/* One fault or warning in a file. */
typedef struct
{
  const char *file;     /* name as the user gave it; owned by the list */
  guint line;           /* 1-based; 0 when the fault has no line */
  const char *message;  /* what is wrong, which value, what is allowed; owned by the list */
  TbrSeverity severity; /* whether it is a fault or a warning */
} TbrDiagnostic;

/* A list of faults, in order of file and line as found. */
typedef struct _TbrDiagnostics TbrDiagnostics;

TbrDiagnostics *tbr_diagnostics_new (void);
void tbr_diagnostics_free (TbrDiagnostics *list);

/**
 * tbr_diagnostics_add:
 * @file: name of the file
 * @line: 1-based line, 0 for none
 *
 * Adds one fault. After 1,000 faults the rest is only counted, so that a hostile file cannot fill
 * the memory.
 */
void tbr_diagnostics_add (TbrDiagnostics *list, const char *file, guint line, const char *format,
                          ...) G_GNUC_PRINTF (4, 5);

/* The same for what can be used but is probably not meant so; in text "warning: " stands before. */
void tbr_diagnostics_warn (TbrDiagnostics *list, const char *file, guint line, const char *format,
                           ...) G_GNUC_PRINTF (4, 5);

/* Number of faults found, warnings left out, those that were only counted included. */
guint tbr_diagnostics_count (const TbrDiagnostics *list);
/* Number of faults and warnings kept, each readable with tbr_diagnostics_get(). */
guint tbr_diagnostics_kept (const TbrDiagnostics *list);
const TbrDiagnostic *tbr_diagnostics_get (const TbrDiagnostics *list, guint index);

/**
 * tbr_diagnostics_to_text:
 *
 * Returns: (transfer full) one line per fault, `file:line: message`, by file and line; files in the
 * order in which they first had a fault
 */
char *tbr_diagnostics_to_text (const TbrDiagnostics *list);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrDiagnostics, tbr_diagnostics_free)

G_END_DECLS
