/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How the nested tags of a file become elements, and what is said about a tag out of place. */
#include "scenario/grammar.h"

#include "base/quote.h"
#include "scenario/source.h"

/* Most messages of the schema kept for one file. */
#define MOST_REFUSALS 1000

/* The parts of a file, in their order; the sections follow. */
enum
{
  PART_META,
  PART_USE,
  PART_SETTINGS,
  PART_SECTIONS
};

/* Where the reader is. */
typedef enum
{
  PLACE_FILE,     /* before the root element */
  PLACE_ROOT,     /* inside it */
  PLACE_SECTION,  /* inside a section */
  PLACE_SETTINGS, /* inside <settings> */
  PLACE_ELEMENT,  /* inside an element of a section */
  PLACE_LEAF,     /* inside something that holds nothing */
  PLACE_STRANGE,  /* inside something unknown, where nothing more is told */
  PLACE_N
} Place;

/* One message of the schema. */
typedef struct
{
  guint first, last; /* lines of the tag */
  char *text;
} Refusal;

typedef struct
{
  TbrDraft *draft;
  const TbrReaderInput *input;
  TbrGrammarRoot root;
  GArray *places;         /* Place: those the reader is in, one inside the other */
  guint part;             /* the last part seen: PART_SECTIONS + TbrSectionId for a section */
  gboolean has_meta;      /* <meta> was seen */
  TbrSectionId section;   /* the section the reader is in */
  TbrElement *element;    /* the element the reader is in, NULL when it cannot be used */
  GPtrArray *rows;        /* GByteArray by row kind of that element */
  gboolean has_told_text; /* text was refused in this element */
  guint n_before;         /* faults kept before this file */
  GArray *refusals;       /* Refusal */
} Grammar;

static void G_GNUC_PRINTF (3, 4) refuse (Grammar *grammar, guint line, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  tbr_diagnostics_add (grammar->draft->faults, grammar->input->name, line, "%s", message);
}

/* "unknown element <x> in <y>: did you mean <z>?" */
static void
refuse_element (Grammar *grammar, const TbrTag *tag, const char *const *names)
{
  g_autofree char *quoted = tbr_quote (tag->name);
  const char *meant = tbr_suggest (tag->name, names);
  g_autofree char *list = g_strjoinv (", ", (char **) names);
  if (meant != NULL)
    refuse (grammar, tag->line, "unknown element %s: did you mean '%s'?", quoted, meant);
  else if (*list == '\0')
    refuse (grammar, tag->line, "unknown element %s: nothing may stand here", quoted);
  else
    refuse (grammar, tag->line, "unknown element %s: here may stand %s", quoted, list);
}

static const char *
find_value (const TbrTag *tag, const char *name)
{
  const TbrAttribute *found = tbr_tag_find (tag, name);
  return found != NULL ? found->value : NULL;
}

/* Refuses every attribute that is not one of @names. */
static void
check_attributes (Grammar *grammar, const TbrTag *tag, const char *const *names)
{
  for (guint i = 0; i < tag->n_attributes; i++)
    {
      const TbrAttribute *attribute = &tag->attributes[i];
      if (g_strv_contains (names, attribute->name))
        continue;
      const char *meant = tbr_suggest (attribute->name, names);
      g_autofree char *quoted = tbr_quote (attribute->name);
      if (meant != NULL)
        refuse (grammar, attribute->line, "%s: unknown attribute %s: did you mean '%s'?", tag->name,
                quoted, meant);
      else
        refuse (grammar, attribute->line, "%s: unknown attribute %s", tag->name, quoted);
    }
}

static Place
open_root (Grammar *grammar, const TbrTag *tag)
{
  static const char *const roots[TBR_GRAMMAR_N] = { "scenario", "library" };
  static const char *const none[] = { "note", NULL };
  const char *wanted = roots[grammar->root];
  if (!g_str_equal (tag->name, wanted))
    {
      g_autofree char *quoted = tbr_quote (tag->name + (*tag->name == ':' ? 1 : 0));
      refuse (grammar, tag->line, "the root element must be <%s xmlns=\"%s\">, not %s%s", wanted,
              TBR_NAMESPACE, quoted, *tag->name == ':' ? " of another namespace" : "");
      grammar->draft->is_partial = TRUE;
      return PLACE_STRANGE;
    }
  check_attributes (grammar, tag, none);
  return PLACE_ROOT;
}

/* Sets what the command line says about <meta>, before times are read by its start. */
static void
read_start (Grammar *grammar, TbrElement *meta, const TbrTag *tag)
{
  TbrDraft *draft = grammar->draft;
  g_autoptr (GError) error = NULL;
  for (guint i = 0; i < draft->orders->len; i++)
    {
      const TbrSetting *order = &g_array_index (draft->orders, TbrSetting, i);
      if (g_str_equal (order->path, "meta.start"))
        ((TbrMeta *) (gpointer) meta->values)->start = order->value;
    }
  const char *start = ((const TbrMeta *) (gconstpointer) meta->values)->start;
  if (find_value (tag, "start") != NULL && !tbr_instant_parse (start, &draft->start_unix, &error))
    refuse (grammar, tag->line, "meta: start: %s", error->message);
}

static void
open_meta (Grammar *grammar, const TbrTag *tag)
{
  if (grammar->root == TBR_GRAMMAR_LIBRARY)
    {
      refuse (grammar, tag->line, "a library has no <meta>");
      return;
    }
  if (grammar->has_meta)
    {
      refuse (grammar, tag->line, "a second <meta>");
      return;
    }
  grammar->has_meta = TRUE;
  TbrElement *meta = tbr_element_new (grammar->draft, TBR_SECTION_META, &tbr_kind_meta,
                                      grammar->input->name, tag);
  if (meta != NULL)
    read_start (grammar, meta, tag);
}

static void
open_use (Grammar *grammar, const TbrTag *tag)
{
  static const char *const names[] = { "href", "sha256", "note", NULL };
  check_attributes (grammar, tag, names);
  TbrUse use = { .href = find_value (tag, "href"),
                 .sha256 = find_value (tag, "sha256"),
                 .file = grammar->input->name,
                 .line = tag->line };
  if (use.href == NULL)
    refuse (grammar, tag->line, "use: href must be given: the file to draw in");
  else
    tbr_source_use (grammar->draft, &use);
}

/* Which part a tag inside the root begins, or -1. */
static int
find_part (const char *name)
{
  static const char *const parts[] = { "meta", "use", "settings" };
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (name, parts[i]))
      return (int) i;
  for (int i = TBR_SECTION_STATES; i < TBR_SECTION_N; i++)
    if (g_str_equal (name, tbr_section_names[i]))
      return PART_SECTIONS + i;
  return -1;
}

static void
check_order (Grammar *grammar, const TbrTag *tag, guint part)
{
  if (part < grammar->part)
    refuse (grammar, tag->line,
            "<%s> stands too late: the order is meta, use, settings, states, capabilities, "
            "posts, rates, lags, services, borders, money, stock, dependencies, world, units, "
            "hazards, triggers, policies, measures, commands",
            tag->name);
  else if (part == grammar->part && part >= PART_SETTINGS)
    refuse (grammar, tag->line, "a second <%s>", tag->name);
  grammar->part = MAX (part, grammar->part);
}

static Place
open_part (Grammar *grammar, const TbrTag *tag)
{
  static const char *const none[] = { "note", NULL };
  int part = find_part (tag->name);
  if (part < 0)
    {
      g_autoptr (GPtrArray) names = g_ptr_array_new ();
      g_ptr_array_add (names, (gpointer) "meta");
      g_ptr_array_add (names, (gpointer) "use");
      g_ptr_array_add (names, (gpointer) "settings");
      for (guint i = TBR_SECTION_STATES; i < TBR_SECTION_N; i++)
        g_ptr_array_add (names, (gpointer) tbr_section_names[i]);
      g_ptr_array_add (names, NULL);
      refuse_element (grammar, tag, (const char *const *) names->pdata);
      return PLACE_STRANGE;
    }
  check_order (grammar, tag, (guint) part);
  if (part == PART_META)
    open_meta (grammar, tag);
  else if (part == PART_USE)
    open_use (grammar, tag);
  if (part < PART_SETTINGS)
    return PLACE_LEAF;
  check_attributes (grammar, tag, none);
  if (part == PART_SETTINGS)
    return PLACE_SETTINGS;
  grammar->section = (TbrSectionId) (part - PART_SECTIONS);
  return PLACE_SECTION;
}

static Place
open_setting (Grammar *grammar, const TbrTag *tag)
{
  static const char *const elements[] = { "set", NULL };
  static const char *const names[] = { "path", "value", "note", NULL };
  if (!g_str_equal (tag->name, "set"))
    {
      refuse_element (grammar, tag, elements);
      return PLACE_STRANGE;
    }
  check_attributes (grammar, tag, names);
  const char *path = find_value (tag, "path");
  const char *value = find_value (tag, "value");
  if (path == NULL || value == NULL)
    {
      refuse (grammar, tag->line, "set: path and value must be given");
      return PLACE_LEAF;
    }
  TbrStore *store = &grammar->draft->store;
  TbrSetting setting = { .path = tbr_store_text (store, path),
                         .value = tbr_store_text (store, value),
                         .file = grammar->input->name,
                         .line = tag->line };
  g_array_append_val (grammar->draft->settings, setting);
  return PLACE_LEAF;
}

/* The kind of a tag in a section whose elements say their kind themselves. */
static const TbrKind *
find_open_kind (Grammar *grammar, const TbrTag *tag, const TbrKind *const *kinds)
{
  const char *element = tbr_section_element (grammar->section);
  const char *const elements[] = { element, NULL };
  if (!g_str_equal (tag->name, element))
    {
      refuse_element (grammar, tag, elements);
      return NULL;
    }
  const char *name = find_value (tag, "kind");
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      if (name != NULL && g_str_equal (name, kinds[i]->name))
        return kinds[i];
      g_ptr_array_add (names, (gpointer) kinds[i]->name);
    }
  g_ptr_array_add (names, NULL);
  const char *meant = name != NULL ? tbr_suggest (name, (const char *const *) names->pdata) : NULL;
  g_autofree char *list = g_strjoinv (", ", (char **) names->pdata);
  g_autofree char *quoted = tbr_quote (name != NULL ? name : "");
  if (name == NULL)
    refuse (grammar, tag->line, "%s: kind must be given: one of %s", element, list);
  else if (meant != NULL)
    refuse (grammar, tag->line, "unknown %s kind %s: did you mean '%s'?", element, quoted, meant);
  else
    refuse (grammar, tag->line, "unknown %s kind %s: it is one of %s", element, quoted, list);
  return NULL;
}

static const TbrKind *
find_kind (Grammar *grammar, const TbrTag *tag)
{
  const TbrKind *const *kinds = grammar->draft->kinds->kinds[grammar->section];
  if (tbr_section_is_open (grammar->section))
    return find_open_kind (grammar, tag, kinds);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      if (g_str_equal (tag->name, kinds[i]->element))
        return kinds[i];
      g_ptr_array_add (names, (gpointer) kinds[i]->element);
    }
  g_ptr_array_add (names, NULL);
  refuse_element (grammar, tag, (const char *const *) names->pdata);
  return NULL;
}

static void
free_rows (gpointer data)
{
  g_byte_array_unref (data);
}

static Place
open_element (Grammar *grammar, const TbrTag *tag)
{
  const TbrKind *kind = find_kind (grammar, tag);
  grammar->element = NULL;
  if (kind == NULL)
    return PLACE_STRANGE;
  grammar->element
      = tbr_element_new (grammar->draft, grammar->section, kind, grammar->input->name, tag);
  g_ptr_array_set_size (grammar->rows, 0);
  for (guint i = 0; i < kind->n_rows; i++)
    g_ptr_array_add (grammar->rows, g_byte_array_new ());
  return PLACE_ELEMENT;
}

static Place
open_row (Grammar *grammar, const TbrTag *tag)
{
  if (grammar->element == NULL)
    return PLACE_STRANGE;
  const TbrKind *kind = grammar->element->object.kind;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (guint i = 0; i < kind->n_rows; i++)
    {
      if (g_str_equal (tag->name, kind->rows[i].name))
        {
          tbr_element_add_row (grammar->draft, grammar->element, i, grammar->rows->pdata[i], tag);
          return PLACE_LEAF;
        }
      g_ptr_array_add (names, (gpointer) kind->rows[i].name);
    }
  g_ptr_array_add (names, NULL);
  refuse_element (grammar, tag, (const char *const *) names->pdata);
  return PLACE_STRANGE;
}

static Place
open_child (Grammar *grammar, Place place, const TbrTag *tag)
{
  switch (place)
    {
    case PLACE_FILE:
      return open_root (grammar, tag);
    case PLACE_ROOT:
      return open_part (grammar, tag);
    case PLACE_SECTION:
      return open_element (grammar, tag);
    case PLACE_SETTINGS:
      return open_setting (grammar, tag);
    case PLACE_ELEMENT:
      return open_row (grammar, tag);
    case PLACE_LEAF:
      refuse (grammar, tag->line, "<%s> may not stand here", tag->name);
      return PLACE_STRANGE;
    case PLACE_STRANGE:
    case PLACE_N:
      break;
    }
  return PLACE_STRANGE;
}

static void
open_tag (gpointer data, const TbrTag *tag)
{
  Grammar *grammar = data;
  guint n = grammar->places->len;
  Place place = n > 0 ? g_array_index (grammar->places, Place, n - 1) : PLACE_FILE;
  grammar->has_told_text = FALSE;
  Place inside = open_child (grammar, place, tag);
  g_array_append_val (grammar->places, inside);
}

static void
close_tag (gpointer data)
{
  Grammar *grammar = data;
  Place place = g_array_index (grammar->places, Place, grammar->places->len - 1);
  g_array_set_size (grammar->places, grammar->places->len - 1);
  grammar->has_told_text = FALSE;
  if (place != PLACE_ELEMENT || grammar->element == NULL)
    return;
  tbr_element_close (grammar->draft, grammar->element, (GByteArray *const *) grammar->rows->pdata);
  grammar->element = NULL;
}

static void
take_text (gpointer data, guint line)
{
  Grammar *grammar = data;
  if (!grammar->has_told_text)
    refuse (grammar, line, "text may not stand between the elements");
  grammar->has_told_text = TRUE;
}

static void
take_refusal (gpointer data, guint first, guint last, const char *message)
{
  Grammar *grammar = data;
  if (grammar->refusals->len >= MOST_REFUSALS)
    return;
  Refusal refusal = { first, last, g_strdup (message) };
  g_array_append_val (grammar->refusals, refusal);
}

static gboolean
is_wanted (gpointer data)
{
  return !tbr_draft_is_full (((Grammar *) data)->draft);
}

/* Whether this file already has a message of ours about one of the lines. */
static gboolean
has_fault (const Grammar *grammar, guint first, guint last)
{
  const TbrDiagnostics *faults = grammar->draft->faults;
  for (guint i = grammar->n_before; i < tbr_diagnostics_kept (faults); i++)
    {
      const TbrDiagnostic *fault = tbr_diagnostics_get (faults, i);
      if (fault->line >= first && fault->line <= last
          && g_str_equal (fault->file, grammar->input->name))
        return TRUE;
    }
  return FALSE;
}

/* The schema's messages stand in for what our own checks did not see; one message for each line. */
static void
tell_refusals (Grammar *grammar)
{
  for (guint i = 0; i < grammar->refusals->len; i++)
    {
      const Refusal *refusal = &g_array_index (grammar->refusals, Refusal, i);
      if (!has_fault (grammar, refusal->first, refusal->last))
        refuse (grammar, refusal->first, "%s", refusal->text);
    }
}

static void
clear_refusal (gpointer data)
{
  g_free (((Refusal *) data)->text);
}

void
tbr_grammar_read (TbrDraft *draft, TbrGrammarRoot root, const TbrReaderInput *input)
{
  static const TbrReaderHooks hooks = { .open = open_tag,
                                        .close = close_tag,
                                        .text = take_text,
                                        .refuse = take_refusal,
                                        .wanted = is_wanted };
  if (!tbr_reader_check (input, draft->faults))
    {
      draft->is_partial = TRUE;
      return;
    }
  Grammar grammar = {
    .draft = draft, .input = input, .root = root, .n_before = tbr_diagnostics_kept (draft->faults)
  };
  grammar.places = g_array_new (FALSE, FALSE, sizeof (Place));
  grammar.rows = g_ptr_array_new_with_free_func (free_rows);
  grammar.refusals = g_array_new (FALSE, FALSE, sizeof (Refusal));
  g_array_set_clear_func (grammar.refusals, clear_refusal);
  tbr_reader_run (input, draft->schema, &hooks, &grammar);
  tell_refusals (&grammar);
  if (root == TBR_GRAMMAR_SCENARIO && !grammar.has_meta
      && grammar.n_before == tbr_diagnostics_kept (draft->faults))
    refuse (&grammar, 1, "a scenario begins with <meta>");
  g_array_unref (grammar.places);
  g_ptr_array_unref (grammar.rows);
  g_array_unref (grammar.refusals);
}
