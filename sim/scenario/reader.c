/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How libxml2 is made to read hostile text safely and to tell the true line of everything.
   The stream interface is used because only there the parser stands exactly behind the tag. */
#include "scenario/reader.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlschemas.h>

#include <string.h>

#define INSTANCE_NAMESPACE "http://www.w3.org/2001/XMLSchema-instance"
/* Deepest nesting read: scenario, section, element, row, and room for what is refused. */
#define MOST_DEPTH 16
/* Most attributes of one tag: the parser compares each with each. */
#define MOST_ATTRIBUTES 256

/* What the parser tells of a start tag; the nine are not ours to choose. */
#define START_TAG                                                                                  \
  void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space, int n_spaces,      \
      const xmlChar **spaces, int n, int n_defaulted, const xmlChar **attributes

/* One pass over one text. */
typedef struct
{
  const TbrReaderInput *input;
  xmlParserCtxtPtr parser;
  TbrDiagnostics *faults; /* first pass */
  guint depth;            /* open elements */
  gboolean has_failed;    /* first pass: something was refused */

  const TbrReaderHooks *hooks; /* second pass */
  gpointer data;               /* theirs */
  xmlSAXHandlerPtr schema;     /* the schema's own handlers, NULL without one */
  void *schema_data;           /* theirs */
  guint line;                  /* of the tag or text being handled */
  GString *texts;              /* names and values of the tag's attributes, 0 after each */
  GArray *attributes;          /* TbrAttribute of the tag */
} Pass;

static guint
count_lines (const char *from, const char *to)
{
  guint n = 0;
  for (const char *at = from; (at = memchr (at, '\n', (gsize) (to - at))) != NULL; at++)
    n++;
  return n;
}

/* Where the parser stands. */
static guint
here (const Pass *pass)
{
  const xmlParserInput *input = pass->parser->input;
  return input != NULL ? (guint) input->line : 0;
}

/* The line of @position in the text already passed; the present one when it lies elsewhere. */
static guint
line_of (const Pass *pass, const char *position)
{
  const xmlParserInput *input = pass->parser->input;
  const char *base = (const char *) input->base;
  const char *now = (const char *) input->cur;
  if (position < base || position > now)
    return here (pass);
  return here (pass) - count_lines (position, now);
}

/* The line on which the tag just read begins: no '<' can stand inside a tag. */
static guint
find_tag_line (const Pass *pass)
{
  const xmlParserInput *input = pass->parser->input;
  const char *base = (const char *) input->base;
  const char *at = (const char *) input->cur;
  while (at > base && *at != '<')
    at--;
  return line_of (pass, at);
}

static void G_GNUC_PRINTF (3, 4) refuse (Pass *pass, guint line, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  tbr_diagnostics_add (pass->faults, pass->input->name, line, "%s", message);
  pass->has_failed = TRUE;
  xmlStopParser (pass->parser);
}

static void
refuse_document_type (void *data, const xmlChar *name, const xmlChar *public_id,
                      const xmlChar *system_id)
{
  Pass *pass = data;
  refuse (pass, find_tag_line (pass), "a document type is not allowed");
}

static void
check_encoding (void *data)
{
  Pass *pass = data;
  const xmlChar *declared = pass->parser->encoding;
  if (declared == NULL)
    declared = pass->parser->input->encoding;
  const char *encoding = (const char *) declared;
  if (encoding != NULL && g_ascii_strcasecmp (encoding, "UTF-8") != 0
      && g_ascii_strcasecmp (encoding, "US-ASCII") != 0)
    refuse (pass, 1, "the encoding must be UTF-8");
}

static void
check_depth (START_TAG)
{
  Pass *pass = data;
  if (++pass->depth > MOST_DEPTH)
    refuse (pass, find_tag_line (pass), "elements are nested more than %d deep", MOST_DEPTH);
}

static void
leave_depth (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space)
{
  ((Pass *) data)->depth--;
}

/* The parser's own words as one line without a full stop. */
static char *
tidy (const char *message)
{
  char *text = g_strdup (message != NULL ? message : "it cannot be read");
  g_strstrip (g_strdelimit (text, "\n\r\t", ' '));
  gsize n = strlen (text);
  if (n > 0 && text[n - 1] == '.')
    text[n - 1] = '\0';
  return text;
}

/* libxml2 2.14 hands the error over as constant, older ones do not. */
#if LIBXML_VERSION >= 21200
typedef const xmlError *ParserError;
#else
typedef xmlError *ParserError;
#endif

static void
take_parser_error (void *data, ParserError error)
{
  Pass *pass = data;
  if (pass->has_failed || error->level == XML_ERR_WARNING)
    return;
  g_autofree char *message = tidy (error->message);
  refuse (pass, (guint) MAX (error->line, 1), "not well-formed XML: %s", message);
}

static void
ignore_error (void *data, ParserError error)
{
}

/* Whether a text may be given to the parser at all. */
static gboolean
is_sane_text (const TbrReaderInput *input, TbrDiagnostics *faults)
{
  const char *end;
  if (!g_utf8_validate_len (input->text, input->length, &end))
    {
      tbr_diagnostics_add (faults, input->name, count_lines (input->text, end) + 1,
                           "the text is not UTF-8");
      return FALSE;
    }
  return TRUE;
}

/* Number of attributes, roughly, of the tag that begins at @tag. */
static guint
count_attributes (const char *tag, const char *end)
{
  guint n = 0;
  for (const char *at = tag + 1; at < end && *at != '<'; at++)
    if (*at == '=' && (at[1] == '"' || at[1] == '\'' || g_ascii_isspace (at[1])))
      n++;
  return n;
}

/* Refuses tags with so many attributes that comparing each with each would take long. */
static gboolean
has_small_tags (const TbrReaderInput *input, TbrDiagnostics *faults)
{
  const char *end = input->text + input->length;
  const char *at = input->text;
  while ((at = memchr (at, '<', (gsize) (end - at))) != NULL)
    {
      if (end - at > 3 && at[1] != '!' && at[1] != '?'
          && count_attributes (at, end) > MOST_ATTRIBUTES)
        {
          tbr_diagnostics_add (faults, input->name, count_lines (input->text, at) + 1,
                               "a tag has more than %d attributes", MOST_ATTRIBUTES);
          return FALSE;
        }
      at++;
    }
  return TRUE;
}

/* A parser that reads @input in place and may open nothing. */
static xmlParserCtxtPtr
make_parser (const TbrReaderInput *input, const xmlSAXHandler *handler, void *data)
{
  xmlParserCtxtPtr parser = xmlNewParserCtxt ();
  xmlCtxtUseOptions (parser, XML_PARSE_NONET);
  *parser->sax = *handler;
  parser->userData = data;
  xmlParserInputPtr stream = xmlNewStringInputStream (parser, (const xmlChar *) input->text);
  inputPush (parser, stream);
  return parser;
}

const TbrAttribute *
tbr_tag_find (const TbrTag *tag, const char *name)
{
  for (guint i = 0; i < tag->n_attributes; i++)
    if (g_str_equal (tag->attributes[i].name, name))
      return &tag->attributes[i];
  return NULL;
}

gboolean
tbr_reader_check (const TbrReaderInput *input, TbrDiagnostics *faults)
{
  if (!is_sane_text (input, faults) || !has_small_tags (input, faults))
    return FALSE;
  Pass pass = { .input = input, .faults = faults };
  xmlSAXHandler handler = { .initialized = XML_SAX2_MAGIC,
                            .internalSubset = refuse_document_type,
                            .startDocument = check_encoding,
                            .startElementNs = check_depth,
                            .endElementNs = leave_depth,
                            .serror = take_parser_error };
  pass.parser = make_parser (input, &handler, &pass);
  xmlParseDocument (pass.parser);
  if (!pass.has_failed && !pass.parser->wellFormed)
    tbr_diagnostics_add (faults, input->name, 1, "not well-formed XML: it holds no element");
  gboolean is_sound = !pass.has_failed && pass.parser->wellFormed;
  xmlFreeParserCtxt (pass.parser);
  return is_sound;
}

/* Appends a 0-ended text to the texts of the tag; returns its place there. */
static gsize
keep_text (Pass *pass, const char *prefix, const char *text, gsize length)
{
  gsize place = pass->texts->len;
  if (prefix != NULL)
    {
      g_string_append (pass->texts, prefix);
      g_string_append_c (pass->texts, ':');
    }
  g_string_append_len (pass->texts, text, (gssize) length);
  g_string_append_c (pass->texts, '\0');
  return place;
}

/* An attribute's value; the parser leaves an ampersand as its reference. */
static gsize
keep_value (Pass *pass, const char *from, const char *to)
{
  static const char reference[] = "&#38;";
  gsize place = pass->texts->len;
  while (from < to)
    {
      const char *mark = memchr (from, '&', (gsize) (to - from));
      const char *end = mark != NULL ? mark + 1 : to;
      g_string_append_len (pass->texts, from, end - from);
      from = end;
      if (mark != NULL && to - mark >= 5 && memcmp (mark, reference, 5) == 0)
        from = mark + 5;
    }
  g_string_append_c (pass->texts, '\0');
  return place;
}

/* The attributes as the parser gives them: name, prefix, namespace, begin and end of the value. */
enum
{
  PART_NAME,
  PART_PREFIX,
  PART_SPACE,
  PART_BEGIN,
  PART_END,
  PART_N
};

static gboolean
is_instance (const xmlChar *const *parts)
{
  return parts[PART_SPACE] != NULL
         && g_str_equal ((const char *) parts[PART_SPACE], INSTANCE_NAMESPACE);
}

/* The prefix of a name of another namespace, as it is told. */
static const char *
prefix_of (const Pass *pass, const xmlChar *prefix, const xmlChar *space)
{
  const TbrReaderSpace *spaces = pass->input->spaces;

  if (spaces == NULL)
    return (const char *) prefix;
  for (guint i = 0; spaces[i].space != NULL; i++)
    if (space != NULL && g_str_equal ((const char *) space, spaces[i].space))
      return spaces[i].prefix;
  return "?";
}

/* Collects what the tag says; attributes for schema tools are passed over. */
static void
collect (Pass *pass, int n, const xmlChar **attributes)
{
  g_array_set_size (pass->attributes, 0);
  for (int i = 0; i < n; i++)
    {
      const xmlChar **parts = attributes + i * PART_N;
      if (is_instance (parts))
        continue;
      const char *begin = (const char *) parts[PART_BEGIN];
      const char *name = (const char *) parts[PART_NAME];
      const char *prefix = parts[PART_PREFIX] != NULL
                               ? prefix_of (pass, parts[PART_PREFIX], parts[PART_SPACE])
                               : NULL;
      gsize name_at = keep_text (pass, prefix, name, strlen (name));
      gsize value_at = keep_value (pass, begin, (const char *) parts[PART_END]);
      TbrAttribute attribute = { .name = GSIZE_TO_POINTER (name_at),
                                 .value = GSIZE_TO_POINTER (value_at),
                                 .line = line_of (pass, begin) };
      g_array_append_val (pass->attributes, attribute);
    }
  for (guint i = 0; i < pass->attributes->len; i++)
    {
      TbrAttribute *attribute = &g_array_index (pass->attributes, TbrAttribute, i);
      attribute->name = pass->texts->str + GPOINTER_TO_SIZE (attribute->name);
      attribute->value = pass->texts->str + GPOINTER_TO_SIZE (attribute->value);
    }
}

/* Shows the schema the tag without the attributes that would make it load other schemas. */
static void
show_schema (Pass *pass, const xmlChar *const *name, int n_spaces, const xmlChar **spaces, int n,
             const xmlChar **attributes)
{
  const xmlChar *kept[MOST_ATTRIBUTES * PART_N];
  int n_kept = 0;
  for (int i = 0; i < n && n_kept < MOST_ATTRIBUTES; i++)
    if (!is_instance (attributes + i * PART_N))
      memcpy (kept + n_kept++ * PART_N, attributes + i * PART_N, PART_N * sizeof *kept);
  pass->schema->startElementNs (pass->schema_data, name[PART_NAME], name[PART_PREFIX],
                                name[PART_SPACE], n_spaces, spaces, n_kept, 0, kept);
}

static void
open_element (START_TAG)
{
  Pass *pass = data;
  pass->line = find_tag_line (pass);
  g_string_truncate (pass->texts, 0);
  const char *ours = pass->input->space != NULL ? pass->input->space : TBR_NAMESPACE;
  gboolean is_ours = space != NULL && g_str_equal ((const char *) space, ours);
  const char *strange = prefix_of (pass, prefix, space);
  keep_text (pass, is_ours ? NULL : (strange != NULL ? strange : ""), (const char *) name,
             strlen ((const char *) name));
  collect (pass, n, attributes);
  TbrTag tag = { .name = pass->texts->str,
                 .line = pass->line,
                 .attributes = (const TbrAttribute *) (gpointer) pass->attributes->data,
                 .n_attributes = pass->attributes->len };
  pass->hooks->open (pass->data, &tag);
  if (pass->schema != NULL)
    {
      const xmlChar *parts[] = { name, prefix, space };
      show_schema (pass, parts, n_spaces, spaces, n, attributes);
    }
  if (!pass->hooks->wanted (pass->data))
    xmlStopParser (pass->parser);
}

static void
close_element (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space)
{
  Pass *pass = data;
  pass->line = here (pass);
  pass->hooks->close (pass->data);
  if (pass->schema != NULL)
    pass->schema->endElementNs (pass->schema_data, name, prefix, space);
}

static void
take_text (void *data, const xmlChar *text, int length)
{
  Pass *pass = data;
  int i = 0;
  if (pass->hooks->words != NULL)
    {
      pass->hooks->words (pass->data, (const char *) text, (gsize) length);
      return;
    }
  while (i < length && g_ascii_isspace (text[i]))
    i++;
  if (i < length)
    pass->hooks->text (pass->data, here (pass));
}

/* "Element '{urn:...}unit', attribute 'x': ..." without the namespace. */
static void
take_schema_error (void *data, ParserError error)
{
  Pass *pass = data;
  g_autofree char *message = tidy (error->message);
  g_auto (GStrv) parts = g_strsplit (message, "{" TBR_NAMESPACE "}", -1);
  g_autofree char *bare = g_strjoinv ("", parts);
  pass->hooks->refuse (pass->data, pass->line, MAX (pass->line, here (pass)), bare);
}

void
tbr_reader_run (const TbrReaderInput *input, xmlSchemaPtr schema, const TbrReaderHooks *hooks,
                gpointer data)
{
  Pass pass = { .input = input, .hooks = hooks, .data = data };
  xmlSAXHandler handler = { .initialized = XML_SAX2_MAGIC,
                            .startElementNs = open_element,
                            .endElementNs = close_element,
                            .characters = take_text,
                            .ignorableWhitespace = take_text,
                            .cdataBlock = take_text,
                            .serror = ignore_error };
  pass.texts = g_string_sized_new (1024);
  pass.attributes = g_array_new (FALSE, FALSE, sizeof (TbrAttribute));
  pass.parser = make_parser (input, &handler, &pass);
  xmlSchemaValidCtxtPtr validator = schema != NULL ? xmlSchemaNewValidCtxt (schema) : NULL;
  xmlSchemaSAXPlugPtr plug = NULL;
  if (validator != NULL)
    {
      xmlSchemaSetValidStructuredErrors (validator, take_schema_error, &pass);
      plug = xmlSchemaSAXPlug (validator, &pass.schema, &pass.schema_data);
    }
  xmlParseDocument (pass.parser);
  if (plug != NULL)
    xmlSchemaSAXUnplug (plug);
  xmlSchemaFreeValidCtxt (validator);
  xmlFreeParserCtxt (pass.parser);
  g_array_free (pass.attributes, TRUE);
  g_string_free (pass.texts, TRUE);
}

const char *
tbr_reader_version (void)
{
  return LIBXML_DOTTED_VERSION;
}
