/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Messages of the Common Alerting Protocol 1.2: what they are made of, and what is allowed in them.
   Source: [CAP12]. */
#pragma once

#include "scenario/reader.h"

#define TBR_CAP_NAMESPACE "urn:oasis:names:tc:emergency:cap:1.2"
/* How names of parameters begin that hold what only tabard knows of an inject. */
#define TBR_CAP_OWN "tabard:"
/* Of an inject's parameters the one with the message that it came from; and the beginnings of names
   of what people have made of that message's text and sender, behind it the language. */
#define TBR_CAP_KEPT "alert"
#define TBR_CAP_SUBJECT "subject."
#define TBR_CAP_BODY "body."
#define TBR_CAP_FROM "from."

/* Elements in the order of the standard, each behind what it stands in. */
typedef enum
{
  TBR_CAP_ALERT,
  TBR_CAP_IDENTIFIER,
  TBR_CAP_SENDER,
  TBR_CAP_SENT,
  TBR_CAP_STATUS,
  TBR_CAP_MSG_TYPE,
  TBR_CAP_SOURCE,
  TBR_CAP_SCOPE,
  TBR_CAP_RESTRICTION,
  TBR_CAP_ADDRESSES,
  TBR_CAP_CODE,
  TBR_CAP_NOTE,
  TBR_CAP_REFERENCES,
  TBR_CAP_INCIDENTS,
  TBR_CAP_INFO,
  TBR_CAP_SIGNATURE, /* of XML-Signature; what is in it is passed over */
  TBR_CAP_LANGUAGE,
  TBR_CAP_CATEGORY,
  TBR_CAP_EVENT,
  TBR_CAP_RESPONSE_TYPE,
  TBR_CAP_URGENCY,
  TBR_CAP_SEVERITY,
  TBR_CAP_CERTAINTY,
  TBR_CAP_AUDIENCE,
  TBR_CAP_EVENT_CODE,
  TBR_CAP_EFFECTIVE,
  TBR_CAP_ONSET,
  TBR_CAP_EXPIRES,
  TBR_CAP_SENDER_NAME,
  TBR_CAP_HEADLINE,
  TBR_CAP_DESCRIPTION,
  TBR_CAP_INSTRUCTION,
  TBR_CAP_WEB,
  TBR_CAP_CONTACT,
  TBR_CAP_PARAMETER,
  TBR_CAP_RESOURCE,
  TBR_CAP_AREA,
  TBR_CAP_EVENT_CODE_NAME,
  TBR_CAP_EVENT_CODE_VALUE,
  TBR_CAP_PARAMETER_NAME,
  TBR_CAP_PARAMETER_VALUE,
  TBR_CAP_RESOURCE_DESC,
  TBR_CAP_MIME_TYPE,
  TBR_CAP_SIZE,
  TBR_CAP_URI,
  TBR_CAP_DEREF_URI,
  TBR_CAP_DIGEST,
  TBR_CAP_AREA_DESC,
  TBR_CAP_POLYGON,
  TBR_CAP_CIRCLE,
  TBR_CAP_GEOCODE,
  TBR_CAP_ALTITUDE,
  TBR_CAP_CEILING,
  TBR_CAP_GEOCODE_NAME,
  TBR_CAP_GEOCODE_VALUE,
  TBR_CAP_N
} TbrCapElement;

/* Of what form a value is. */
typedef enum
{
  TBR_CAP_FORM_PARTS,      /* none: other elements stand in it */
  TBR_CAP_FORM_TEXT,       /* any text */
  TBR_CAP_FORM_NAME,       /* not empty, no blanks, commas, '<' or '&' */
  TBR_CAP_FORM_WORD,       /* one of the words of a list */
  TBR_CAP_FORM_TIME,       /* 2002-05-24T16:49:00-07:00 */
  TBR_CAP_FORM_LANGUAGE,   /* en-US */
  TBR_CAP_FORM_ADDRESSES,  /* words parted by blanks, one with blanks in double quotes */
  TBR_CAP_FORM_REFERENCES, /* sender,identifier,sent parted by blanks */
  TBR_CAP_FORM_URI,        /* no blanks; with its scheme where it is absolute */
  TBR_CAP_FORM_COUNT,      /* a whole number */
  TBR_CAP_FORM_NUMBER,     /* a decimal number */
  TBR_CAP_FORM_POLYGON,    /* four or more lat,lon parted by blanks, the last one as the first */
  TBR_CAP_FORM_CIRCLE,     /* lat,lon radius in km */
  TBR_CAP_FORM_N
} TbrCapForm;

/* What the standard says of an element. */
typedef struct
{
  const char *name;         /* as it is written */
  TbrCapElement parent;     /* where it stands */
  guint least, most;        /* how often in one parent */
  TbrCapForm form;          /* of its value */
  const char *const *words; /* FORM_WORD: NULL-ended */
} TbrCapRule;

extern const TbrCapRule tbr_cap_rules[TBR_CAP_N];

/* An element of a message. */
typedef struct
{
  TbrCapElement element;
  guint line;   /* where it begins */
  guint parent; /* index of the element in which it stands; its own for the alert */
  char *text;   /* its value as written; "" for none; owned by the message */
} TbrCapNode;

/* A message: its elements in the order of the file, the alert first. */
typedef struct
{
  char *name;    /* of the file */
  GArray *nodes; /* TbrCapNode */
} TbrCap;

/* Whether a value is what its rule wants. @out_allowed: (out): what would be, (transfer none), only
   on failure */
gboolean tbr_cap_value_is_good (const TbrCapRule *rule, const char *text, const char **out_allowed);

/* An instant as the protocol writes it: with seconds and an offset, never 'Z', UTC as "-00:00".
   @out_unix: (out): microseconds since 1970 */
gboolean tbr_cap_read_time (const char *text, gint64 *out_unix);

/**
 * tbr_cap_parse:
 * @input: its text and name; the namespaces are set here
 *
 * Reads a message and holds it against the rules of the standard: which elements, how often, in
 * which order, their values, and what one of them demands of another.
 *
 * Returns: (transfer full) (nullable): NULL when @faults has grown
 */
TbrCap *tbr_cap_parse (const TbrReaderInput *input, TbrDiagnostics *faults);
void tbr_cap_free (TbrCap *cap);

/* The first element of a kind in @parent at @from or behind it: its index, or TBR_NONE. */
guint tbr_cap_find (const TbrCap *cap, guint parent, TbrCapElement element, guint from);
/* The value of the first element of a kind in @parent; "" where there is none. */
const char *tbr_cap_text (const TbrCap *cap, guint parent, TbrCapElement element);

/* Whether an element is what tabard wrote of an inject: a parameter, or a code where a message has
   no block for parameters. */
gboolean tbr_cap_is_own (const TbrCap *cap, guint node);
/* What such an element says. @out_name, @out_value: (out): (transfer none) */
void tbr_cap_read_own (const TbrCap *cap, guint node, const char **out_name,
                       const char **out_value);

/* Whether a block is in a language of an exercise: "fr" is spoken in "fr-BE". */
gboolean tbr_cap_is_in (const TbrCap *cap, guint info, const char *language);
/* What people read of a message in a language: headlines, and all else that a block says; the first
   block where none is in it. Returns: number of blocks in it, 1 when there is no block at all */
guint tbr_cap_read_in (const TbrCap *cap, const char *language, GString *subject, GString *body);

/* Writes something in the place of an element, or behind all of its kind, of a message.
   @node: its index, TBR_NONE: behind those of kind @element in @parent, which may be none. Returns:
   whether the element is not to be written as it is */
typedef gboolean (*TbrCapEdit) (gpointer data, GString *out, guint parent, TbrCapElement element,
                                guint node);

/* A message as text in the order of the standard, without signatures, which would not hold any
   more, and without what tabard wrote. @edit: (nullable): (transfer full) */
char *tbr_cap_format (const TbrCap *cap, TbrCapEdit edit, gpointer data);
/* Adds an element with its value. */
void tbr_cap_append (GString *out, TbrCapElement element, const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrCap, tbr_cap_free)
