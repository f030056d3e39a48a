/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Where the elements of an XML text stand, so that one can be changed and every other byte,
   comments and line breaks with it, stays. */
#pragma once

#include <glib.h>

/* One element, by places in the text. */
typedef struct
{
  gsize begin;    /* of its start tag */
  gsize name;     /* of its name without prefix */
  gsize n_name;   /* bytes of it */
  gsize tag_end;  /* behind its start tag */
  gsize close;    /* of its end tag; tag_end when it closes itself */
  gsize end;      /* behind all of it */
  guint32 parent; /* index; TBR_NONE: it is the root */
} TbrMarkupNode;

typedef struct
{
  GString *text;
  GArray *nodes; /* TbrMarkupNode in the order of their start tags */
} TbrMarkup;

/* @text: well-formed and without a document type, as tbr_reader_check() found it. Every change
   below makes indices of nodes void. */
void tbr_markup_init (TbrMarkup *markup, const char *text, gsize length);
void tbr_markup_clear (TbrMarkup *markup);

const TbrMarkupNode *tbr_markup_node (const TbrMarkup *markup, guint32 node);
gboolean tbr_markup_is (const TbrMarkup *markup, guint32 node, const char *name);
/* The first child after @before (TBR_NONE: the first of all), of a name (NULL: of any); TBR_NONE
   when there is none. */
guint32 tbr_markup_child (const TbrMarkup *markup, guint32 parent, const char *name,
                          guint32 before);
/* The value of an attribute, references resolved; NULL when it is not written. (transfer full) */
char *tbr_markup_get (const TbrMarkup *markup, guint32 node, const char *name);

/* A value as it stands between quotes; line ends and tabs as references, which a reader keeps.
   (transfer full) */
char *tbr_markup_escape (const char *value);
/* Writes an attribute, in the place of the one that was there. */
void tbr_markup_set (TbrMarkup *markup, guint32 node, const char *name, const char *value);
/* Takes an attribute out, if it is there. */
void tbr_markup_unset (TbrMarkup *markup, guint32 node, const char *name);
/* Puts an element behind all that a node holds, behind a node; indented as its neighbours are. A
   newline in @xml begins a line indented so, too. */
void tbr_markup_append (TbrMarkup *markup, guint32 parent, const char *xml);
void tbr_markup_insert_after (TbrMarkup *markup, guint32 node, const char *xml);
/* Takes an element out, and its line when nothing else stands there. */
void tbr_markup_remove (TbrMarkup *markup, guint32 node);

/* "a:" when the root is written <a:scenario>, "". (transfer full) */
char *tbr_markup_prefix (const TbrMarkup *markup);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TbrMarkup, tbr_markup_clear)
