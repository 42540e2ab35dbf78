#include "config.h"

#include "studio-bluesky-facets.h"

#include <string.h>

/* app.bsky.richtext.facet: a tag has at most 640 bytes; its 64 graphemes are fewer code points for anything people write */
#define TAG_BYTES 640
#define TAG_LENGTH 64

typedef struct
{
  int start;
  int end;
  JsonObject *feature;
} Facet;

static void
free_facet (gpointer data)
{
  Facet *facet = data;

  json_object_unref (facet->feature);
  g_free (facet);
}

static void
add (GPtrArray *facets,
     int start,
     int end,
     const char *type,
     const char *member,
     const char *value)
{
  Facet *facet = g_new0 (Facet, 1);

  facet->start = start;
  facet->end = end;
  facet->feature = json_object_new ();
  json_object_set_string_member (facet->feature, "$type", type);
  json_object_set_string_member (facet->feature, member, value);
  g_ptr_array_add (facets, facet);
}

/* Marks that end a sentence are not part of what stands before them; nor is a bracket that was opened before it. */
static int
trim_end (const char *text,
          int start,
          int end)
{
  while (end > start) {
    char last = text[end - 1];
    gboolean opened = memchr (text + start, '(', (gsize) (end - start)) != NULL;

    if (strchr (".,;:!?'\"*", last) == NULL && !(last == ')' && !opened))
      break;
    end--;
  }

  return end;
}

static void
find (const char *text,
      const char *pattern,
      void (*found) (GPtrArray *facets, const char *text, int start, int end, gpointer data),
      GPtrArray *facets,
      gpointer data)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_assert (regex != NULL);
  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL)) {
    int start = 0;
    int end = 0;

    g_match_info_fetch_pos (match, 1, &start, &end);
    end = trim_end (text, start, end);
    if (end > start)
      found (facets, text, start, end, data);
  }
}

static void
found_link (GPtrArray *facets,
            const char *text,
            int start,
            int end,
            gpointer data)
{
  g_autofree char *url = g_strndup (text + start, (gsize) (end - start));

  if (g_uri_is_valid (url, G_URI_FLAGS_NONE, NULL))
    add (facets, start, end, "app.bsky.richtext.facet#link", "uri", url);
}

static void
found_tag (GPtrArray *facets,
           const char *text,
           int start,
           int end,
           gpointer data)
{
  g_autofree char *tag = g_strndup (text + start + 1, (gsize) (end - start - 1));

  if (*tag == '\0' || strspn (tag, "0123456789") == strlen (tag) || strlen (tag) > TAG_BYTES || g_utf8_strlen (tag, -1) > TAG_LENGTH)
    return;
  add (facets, start, end, "app.bsky.richtext.facet#tag", "tag", tag);
}

typedef struct
{
  StudioBlueskyResolve resolve;
  gpointer data;
} Resolver;

static void
found_mention (GPtrArray *facets,
               const char *text,
               int start,
               int end,
               gpointer data)
{
  const Resolver *resolver = data;
  g_autofree char *handle = g_strndup (text + start + 1, (gsize) (end - start - 1));
  g_autofree char *did = resolver->resolve != NULL ? resolver->resolve (handle, resolver->data) : NULL;

  if (did != NULL)
    add (facets, start, end, "app.bsky.richtext.facet#mention", "did", did);
}

static int
by_start (gconstpointer a,
          gconstpointer b)
{
  return (*(Facet *const *) a)->start - (*(Facet *const *) b)->start;
}

JsonNode *
studio_bluesky_facets (const char *text,
                       StudioBlueskyResolve resolve,
                       gpointer data)
{
  g_autoptr (GPtrArray) facets = g_ptr_array_new_with_free_func (free_facet);
  Resolver resolver = { resolve, data };
  JsonArray *array = json_array_new ();
  JsonNode *root = json_node_new (JSON_NODE_ARRAY);
  int after = 0;

  find (text, "(?<![\\w/])(https?://[^\\s<>]+)", found_link, facets, NULL);
  find (text, "(?:^|(?<=[\\s(]))(#[^\\s#]+)", found_tag, facets, NULL);
  find (text, "(?:^|(?<=[\\s(]))(@[a-z0-9](?:[a-z0-9-]{0,62})(?:\\.[a-z0-9][a-z0-9-]{0,62})+)", found_mention, facets, &resolver);
  g_ptr_array_sort (facets, by_start);
  for (guint i = 0; i < facets->len; i++) {
    Facet *facet = g_ptr_array_index (facets, i);
    JsonObject *index;
    JsonObject *object;
    JsonArray *features;

    if (facet->start < after)
      continue;
    after = facet->end;
    index = json_object_new ();
    json_object_set_int_member (index, "byteStart", facet->start);
    json_object_set_int_member (index, "byteEnd", facet->end);
    features = json_array_new ();
    json_array_add_object_element (features, json_object_ref (facet->feature));
    object = json_object_new ();
    json_object_set_object_member (object, "index", index);
    json_object_set_array_member (object, "features", features);
    json_array_add_object_element (array, object);
  }
  json_node_take_array (root, array);

  return root;
}

char *
studio_bluesky_tid (gint64 microseconds,
                    guint clock)
{
  static const char letters[] = "234567abcdefghijklmnopqrstuvwxyz";
  guint64 number = ((guint64) microseconds & ((G_GUINT64_CONSTANT (1) << 53) - 1)) << 10 | (clock & 1023);
  char *tid = g_strnfill (13, '2');

  for (int i = 12; i >= 0; i--) {
    tid[i] = letters[number & 31];
    number >>= 5;
  }

  return tid;
}
