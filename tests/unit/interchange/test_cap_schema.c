/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What is said of alerts agrees with libxml2 and a schema of the protocol: of all that is written,
   of all samples, and of each of them with each element removed, doubled, moved, renamed, or given
   another value. The schema is TABARD_CAP_SCHEMA, else ours of the facts of the standard. */
#include <tabard/alert.h>
#include <tabard/scenario.h>

#include "interchange/cap.h"

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include <string.h>

#define SIGNATURE "http://www.w3.org/2000/09/xmldsig#"

static xmlSchemaPtr schema;
/* Variants judged by both, and those among them that the schema allows. */
static guint n_judged, n_allowed;

/* Elements of which the standard's words demand more than its schema: form, presence, company.
   Source: [CAP12] sections 3.2.1, 3.2.2 and 3.2.4 */
static const char *const worded[]
    = { "identifier", "sender",  "scope",  "msgType", "references", "addresses",
        "incidents",  "polygon", "circle", "ceiling", NULL };

/* Values that are right for some elements and wrong for others. */
static const char *const values[] = {
  "",
  " ",
  "x",
  "Alert",
  " Alert ",
  "alert",
  "Exercise",
  "Public",
  "Met",
  "Shelter",
  "Immediate",
  "Unknown",
  "Observed",
  "en",
  " en-US ",
  "en_US",
  "abcdefghi",
  "12",
  "-3",
  "+3",
  " 12 ",
  "1.5",
  ".5",
  "5.",
  "-.5",
  "+1.5",
  ".",
  "1e3",
  "INF",
  "nan",
  "0x10",
  "99999999999999999999",
  "http://a.example/b?c=d#e",
  "two words",
  "a%b",
  "http://[",
  "urn:x:y",
  "2021-07-14T20:40:00+02:00",
  " 2021-07-14T20:40:00+02:00 ",
  "2021-07-14T20:40:00-00:00",
  "2021-07-14T20:40:00Z",
  "2021-07-14T20:40:00",
  "2021-07-14T20:40:00,02:00",
  "2021-07-14T20:40:00.5+02:00",
  "2021-07-14T20:40+02:00",
  "2021-07-14 20:40:00+02:00",
  "2021-02-29T20:40:00+02:00",
  "2020-02-29T20:40:00+02:00",
  "2021-13-14T20:40:00+02:00",
  "2021-00-14T20:40:00+02:00",
  "2021-07-00T20:40:00+02:00",
  "2021-07-14T24:00:00+02:00",
  "2021-07-14T24:00:01+02:00",
  "2021-07-14T25:00:00+02:00",
  "2021-07-14T20:60:00+02:00",
  "2021-07-14T20:40:60+02:00",
  "2021-07-14T20:40:00+14:00",
  "2021-07-14T20:40:00+14:30",
  "2021-07-14T20:40:00-14:00",
  "2021-07-14T20:40:00+13:60",
  "2021-07-14T20:40:00+15:00",
  "0000-07-14T20:40:00+02:00",
  "0001-07-14T20:40:00+02:00",
  "9999-12-31T23:59:59+02:00",
  "50.5,5.6 50.7,5.6 50.7,6.1 50.5,5.6",
  "50.6,5.9 12",
};

static void G_GNUC_PRINTF (2, 3) say_nothing (void *data, const char *format, ...)
{
}

static gboolean
is_allowed (const char *text)
{
  xmlDocPtr document = xmlReadMemory (text, (int) strlen (text), "a.xml", NULL,
                                      XML_PARSE_NONET | XML_PARSE_NOERROR);
  xmlSchemaValidCtxtPtr context = xmlSchemaNewValidCtxt (schema);

  g_assert_nonnull (document);
  xmlSchemaSetValidErrors (context, say_nothing, say_nothing, NULL);
  gboolean is_good = xmlSchemaValidateDoc (context, document) == 0;
  xmlSchemaFreeValidCtxt (context);
  xmlFreeDoc (document);
  return is_good;
}

/* What we say of a message; "" when it is good. (transfer full) */
static char *
faults_of (const char *text)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  const TbrReaderInput input = { .text = text, .length = strlen (text), .name = "a.xml" };
  tbr_cap_free (tbr_cap_parse (&input, faults));

  return tbr_diagnostics_to_text (faults);
}

/* Whether all that is told is about elements of which the standard's words demand more; or about
   a block behind a signature, which libxml2 2.9 lets pass although the signature stands last. */
static gboolean
is_worded (const char *told)
{
  g_auto (GStrv) lines = g_strsplit (told, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *name = strstr (lines[i], ": ");
      if (name == NULL || g_str_has_suffix (lines[i], ": info: it stands before 'ds:Signature'"))
        continue;
      gsize n = strcspn (name + 2, ":");
      g_autofree char *element = g_strndup (name + 2, n);
      if (!g_strv_contains (worded, element))
        return FALSE;
    }
  return TRUE;
}

/* Holds both verdicts against each other. @what: of which variant */
static void
judge (const char *text, const char *what)
{
  gboolean is_good = is_allowed (text);
  g_autofree char *told = faults_of (text);

  n_judged++;
  n_allowed += is_good;
  if (!is_good && *told == '\0')
    g_error ("%s: the schema refuses it and we do not:\n%s", what, text);
  if (is_good && *told != '\0' && !is_worded (told))
    g_error ("%s: the schema allows it and we do not: %s\n%s", what, told, text);
}

static void
judge_document (xmlDocPtr document, const char *what, const xmlNode *node)
{
  xmlChar *text;
  int length;
  g_autofree char *path = g_strdup_printf ("%s %s", what, (const char *) node->name);

  xmlDocDumpMemory (document, &text, &length);
  judge ((const char *) text, path);
  xmlFree (text);
}

/* The @n-th element of a document in its order, NULL behind the last. */
static xmlNodePtr
find_node (xmlNodePtr from, guint *n)
{
  for (xmlNodePtr node = from; node != NULL; node = xmlNextElementSibling (node))
    {
      if ((*n)-- == 0)
        return node;
      xmlNodePtr found = find_node (xmlFirstElementChild (node), n);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* ---- what is done to a message, each to the element it is given ---- */

static void
remove_it (xmlNodePtr node)
{
  xmlUnlinkNode (node);
}

static void
double_it (xmlNodePtr node)
{
  xmlAddNextSibling (node, xmlCopyNode (node, 1));
}

static void
put_first (xmlNodePtr node)
{
  xmlNodePtr first = xmlFirstElementChild (node->parent);

  if (first != node)
    xmlAddPrevSibling (first, node);
}

static void
put_last (xmlNodePtr node)
{
  xmlNodePtr last = xmlLastElementChild (node->parent);

  if (last != node)
    xmlAddNextSibling (last, node);
}

static void
swap_with_next (xmlNodePtr node)
{
  xmlNodePtr next = xmlNextElementSibling (node);

  if (next != NULL)
    xmlAddNextSibling (next, node);
}

static void
put_into_alert (xmlNodePtr node)
{
  xmlUnlinkNode (node);
  xmlAddChild (xmlDocGetRootElement (node->doc), node);
}

static void
put_into_next (xmlNodePtr node)
{
  xmlNodePtr next = xmlNextElementSibling (node);

  if (next == NULL)
    return;
  xmlUnlinkNode (node);
  xmlAddChild (next, node);
}

static void
rename_it (xmlNodePtr node)
{
  xmlNodeSetName (node, (const xmlChar *) "unknown");
}

static void
write_it_small (xmlNodePtr node)
{
  g_autofree char *small = g_ascii_strdown ((const char *) node->name, -1);

  xmlNodeSetName (node, (const xmlChar *) small);
}

static void
give_attribute (xmlNodePtr node)
{
  xmlNewProp (node, (const xmlChar *) "role", (const xmlChar *) "x");
}

static void
give_place_of_schema (xmlNodePtr node)
{
  xmlNsPtr space = xmlNewNs (node, (const xmlChar *) "http://www.w3.org/2001/XMLSchema-instance",
                             (const xmlChar *) "xsi");
  xmlNewNsProp (node, space, (const xmlChar *) "schemaLocation",
                (const xmlChar *) TBR_CAP_NAMESPACE " none.xsd");
}

static void
take_namespace (xmlNodePtr node)
{
  node->ns = NULL;
}

static void
add_comment (xmlNodePtr node)
{
  xmlAddChild (node, xmlNewComment ((const xmlChar *) "c"));
  xmlAddPrevSibling (node, xmlNewPI ((const xmlChar *) "x", (const xmlChar *) "y"));
}

static void
add_text (xmlNodePtr node)
{
  xmlAddChild (node, xmlNewText ((const xmlChar *) "words"));
}

static void
add_element (xmlNodePtr node)
{
  xmlNewChild (node, node->ns, (const xmlChar *) "value", (const xmlChar *) "x");
}

static void
add_signature (xmlNodePtr node)
{
  xmlNodePtr one = xmlNewNode (NULL, (const xmlChar *) "Signature");

  xmlSetNs (one, xmlNewNs (one, (const xmlChar *) SIGNATURE, (const xmlChar *) "d"));
  xmlNewChild (one, one->ns, (const xmlChar *) "SignedInfo", (const xmlChar *) "x");
  xmlAddNextSibling (node, one);
}

static void
add_key (xmlNodePtr node)
{
  xmlNodePtr one = xmlNewNode (NULL, (const xmlChar *) "KeyInfo");

  xmlSetNs (one, xmlNewNs (one, (const xmlChar *) SIGNATURE, (const xmlChar *) "d"));
  xmlAddNextSibling (node, one);
}

static const struct
{
  const char *name;
  void (*change) (xmlNodePtr node);
  gboolean is_for_root; /* whether it makes sense for the alert too */
} changes[] = {
  { "removed", remove_it, FALSE },
  { "doubled", double_it, FALSE },
  { "put first", put_first, FALSE },
  { "put last", put_last, FALSE },
  { "behind the next", swap_with_next, FALSE },
  { "into the alert", put_into_alert, FALSE },
  { "into the next", put_into_next, FALSE },
  { "renamed", rename_it, TRUE },
  { "in small letters", write_it_small, FALSE },
  { "attribute", give_attribute, TRUE },
  { "place of the schema", give_place_of_schema, TRUE },
  { "without namespace", take_namespace, TRUE },
  { "comment", add_comment, TRUE },
  { "text", add_text, TRUE },
  { "element", add_element, TRUE },
  { "signature behind", add_signature, FALSE },
  { "key behind", add_key, FALSE },
};

static xmlDocPtr
read_document (const char *text)
{
  return xmlReadMemory (text, (int) strlen (text), "a.xml", NULL,
                        XML_PARSE_NONET | XML_PARSE_NODICT);
}

/* Every change to every element of a message. */
static void
judge_changes (const char *text)
{
  for (guint c = 0; c < G_N_ELEMENTS (changes); c++)
    for (guint n = changes[c].is_for_root ? 0 : 1;; n++)
      {
        xmlDocPtr document = read_document (text);
        guint left = n;
        xmlNodePtr node = find_node (xmlDocGetRootElement (document), &left);
        if (node != NULL)
          {
            changes[c].change (node);
            judge_document (document, changes[c].name, node);
            if (node->parent == NULL)
              xmlFreeNode (node);
          }
        xmlFreeDoc (document);
        if (node == NULL)
          break;
      }
}

/* Every value in every element that holds one. */
static void
judge_values (const char *text)
{
  for (guint v = 0; v < G_N_ELEMENTS (values); v++)
    for (guint n = 1;; n++)
      {
        xmlDocPtr document = read_document (text);
        guint left = n;
        xmlNodePtr node = find_node (xmlDocGetRootElement (document), &left);
        if (node != NULL && xmlFirstElementChild (node) == NULL)
          {
            xmlNodeSetContent (node, (const xmlChar *) values[v]);
            judge_document (document, values[v], node);
          }
        xmlFreeDoc (document);
        if (node == NULL)
          break;
      }
}

/* ---- messages ---- */

/* A value that its rule allows. */
static const char *
good_value (const TbrCapRule *rule)
{
  static const char *const good[TBR_CAP_FORM_N] = {
    [TBR_CAP_FORM_TEXT] = "A text",
    [TBR_CAP_FORM_NAME] = "name",
    [TBR_CAP_FORM_TIME] = "2021-07-14T20:40:00+02:00",
    [TBR_CAP_FORM_LANGUAGE] = "fr-BE",
    [TBR_CAP_FORM_ADDRESSES] = "one \"two words\"",
    [TBR_CAP_FORM_REFERENCES] = "a@b,1,2021-07-14T20:40:00+02:00",
    [TBR_CAP_FORM_URI] = "https://a.example/b",
    [TBR_CAP_FORM_COUNT] = "12",
    [TBR_CAP_FORM_NUMBER] = "12.5",
    [TBR_CAP_FORM_POLYGON] = "50.5,5.6 50.7,5.6 50.7,6.1 50.5,5.6",
    [TBR_CAP_FORM_CIRCLE] = "50.6,5.9 12.5",
  };

  return rule->form == TBR_CAP_FORM_WORD ? rule->words[0] : good[rule->form];
}

/* All that may stand in an element, as often as it may but twice at most. */
static void
append_parts (GString *out, TbrCapElement parent)
{
  for (guint i = TBR_CAP_IDENTIFIER; i < TBR_CAP_N; i++)
    if (tbr_cap_rules[i].parent == parent && i != TBR_CAP_SIGNATURE)
      for (guint n = 0; n < MIN (tbr_cap_rules[i].most, 2); n++)
        {
          g_string_append_printf (out, "<%s>", tbr_cap_rules[i].name);
          if (tbr_cap_rules[i].form == TBR_CAP_FORM_PARTS)
            append_parts (out, (TbrCapElement) i);
          else
            g_string_append (out, good_value (&tbr_cap_rules[i]));
          g_string_append_printf (out, "</%s>\n", tbr_cap_rules[i].name);
        }
}

/* A message with all that there is. (transfer full) */
static char *
make_full (void)
{
  GString *out = g_string_new ("<alert xmlns='" TBR_CAP_NAMESPACE "'>\n");

  append_parts (out, TBR_CAP_ALERT);
  g_string_append (out, "</alert>\n");
  return g_string_free (out, FALSE);
}

/* (transfer full) */
static char *
read_sample (const char *name)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("TABARD_SOURCE"), "tests", "fuzz", "cap", name, NULL);
  char *text;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
test_cap_schema_agrees_on_each_change (void)
{
  static const char *const samples[] = { "01", "02", "05", "06", "07" };
  g_autofree char *full = make_full ();

  g_assert_true (is_allowed (full));
  judge (full, "all there is");
  judge_changes (full);
  judge_values (full);
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *text = read_sample (samples[i]);
      judge (text, samples[i]);
      judge_changes (text);
    }
  g_test_message ("%u variants, of which the schema allows %u", n_judged, n_allowed);
  /* neither all good nor all bad: a test that could not fail would be one of these */
  g_assert_cmpuint (n_judged, >, 5000);
  g_assert_cmpuint (n_allowed, >, 1000);
  g_assert_cmpuint (n_judged - n_allowed, >, 1000);
}

static void
test_cap_schema_agrees_on_prefixed_names (void)
{
  static const char text[]
      = "<?xml version='1.0'?><c:alert xmlns:c='" TBR_CAP_NAMESPACE
        "'><c:identifier>1</c:identifier>"
        "<c:sender>a</c:sender><c:sent>2021-07-14T20:40:00+02:00</c:sent><c:status>Test</c:status>"
        "<c:msgType>Alert</c:msgType><c:scope>Public</c:scope></c:alert>";

  g_assert_true (is_allowed (text));
  judge (text, "prefixes");
  g_autofree char *told = faults_of (text);
  g_assert_cmpstr (told, ==, "");
}

/* Every inject of every exercise that comes with the program. */
static void
test_cap_schema_allows_all_that_is_written (void)
{
  g_autofree char *folder
      = g_build_filename (g_getenv ("TABARD_SOURCE"), "scenarios", "exercises", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const TbrScenario scenario = { .start_unix = G_GINT64_CONSTANT (1626285600000000) };
  guint n = 0;

  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (!g_str_has_suffix (name, ".xml"))
        continue;
      g_autoptr (TbrExercise) exercise = tbr_exercise_load (path, faults);
      g_assert_nonnull (exercise);
      for (guint i = 0; i < exercise->n_injects; i++, n++)
        {
          g_autofree char *text = tbr_exercise_alert_format (exercise, &scenario, i, NULL);
          g_autofree char *told = faults_of (text);
          g_assert_cmpstr (told, ==, "");
          if (!is_allowed (text))
            g_error ("%s: %s: the schema refuses it:\n%s", name, exercise->injects[i].id, text);
        }
    }
  g_assert_cmpuint (n, >=, 60);
}

/* What came from other programs and goes out again, after a change of its words too. */
static void
test_cap_schema_allows_what_is_sent_on (void)
{
  static const char *const samples[] = { "01", "02", "06", "07" };
  g_autofree char *path = g_build_filename (g_getenv ("TABARD_SOURCE"), "scenarios", "exercises",
                                            "meuse-night.xml", NULL);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrExercise) exercise = tbr_exercise_load (path, faults);
  const TbrScenario scenario = { .start_unix = G_GINT64_CONSTANT (1626285600000000) };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *file
          = g_build_filename (g_getenv ("TABARD_SOURCE"), "tests", "fuzz", "cap", samples[i], NULL);
      const TbrAlertSource source = { exercise, &scenario, file, TBR_HOUR };
      g_autoptr (TbrExercise) with = tbr_exercise_alert_load (&source, faults);
      g_assert_nonnull (with);
      guint last = with->n_injects - 1;
      for (guint round = 0; round < 2; round++)
        {
          g_autofree char *text = tbr_exercise_alert_format (with, &scenario, last, faults);
          g_assert_true (is_allowed (text));
          judge (text, samples[i]);
          ((TbrWording *) with->injects[last].wordings.items)[0].subject = "Other words";
        }
    }
}

static xmlSchemaPtr
read_schema (void)
{
  g_autofree char *ours = g_build_filename (g_getenv ("TABARD_SOURCE"), "tests", "validation",
                                            "cap", "CAP-v1.2.xsd", NULL);
  const char *named = g_getenv ("TABARD_CAP_SCHEMA");
  xmlSchemaParserCtxtPtr parser
      = xmlSchemaNewParserCtxt (named != NULL && *named != '\0' ? named : ours);
  xmlSchemaPtr read = xmlSchemaParse (parser);

  xmlSchemaFreeParserCtxt (parser);
  return read;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  schema = read_schema ();
  g_assert_nonnull (schema);
  g_test_add_func ("/interchange/cap_schema/agrees-on-each-change",
                   test_cap_schema_agrees_on_each_change);
  g_test_add_func ("/interchange/cap_schema/agrees-on-prefixed-names",
                   test_cap_schema_agrees_on_prefixed_names);
  g_test_add_func ("/interchange/cap_schema/allows-all-that-is-written",
                   test_cap_schema_allows_all_that_is_written);
  g_test_add_func ("/interchange/cap_schema/allows-what-is-sent-on",
                   test_cap_schema_allows_what_is_sent_on);
  int code = g_test_run ();
  xmlSchemaFree (schema);
  return code;
}
