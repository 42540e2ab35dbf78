#include "config.h"

#include "studio-post-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-hoax.h"

static const char *const role_names[] = { "", "keluaran", "proses", "pimpinan", "seremoni", NULL };
static const char *const consent_names[] = { "", "tidak-perlu", "lisan", "tertulis", "wali", NULL };
static const char *const hoax_types[] = { "", "satire", "menyesatkan", "tiruan", "palsu", "koneksi", "konteks", "manipulasi", NULL };
static const char *const hoax_classes[] = { "", "misinformasi", "disinformasi", "malinformasi", NULL };
static const char *const hoax_verdicts[] = { "", "hoaks", "salah-konteks", "sebagian-benar", "benar", "belum-terbukti", NULL };

/** Member: one text of the hoax clarification. @words: (nullable) */
typedef struct
{
  const char *name;
  const char *const *words;
} Member;

static const Member hoax_members[STUDIO_HOAX_N_MEMBERS] = {
  [STUDIO_HOAX_CLAIM] = { "claim", NULL },
  [STUDIO_HOAX_MEDIUM] = { "medium", NULL },
  [STUDIO_HOAX_LINK] = { "link", NULL },
  [STUDIO_HOAX_SEEN] = { "seen", NULL },
  [STUDIO_HOAX_TYPE] = { "type", hoax_types },
  [STUDIO_HOAX_CLASS] = { "class", hoax_classes },
  [STUDIO_HOAX_EVIDENCE] = { "evidence", NULL },
  [STUDIO_HOAX_OFFICER] = { "officer", NULL },
  [STUDIO_HOAX_VERDICT] = { "verdict", hoax_verdicts },
  [STUDIO_HOAX_CHECKED] = { "checked", NULL },
};

/* Returns: (nullable): @node's member of that name, whatever letters it is made of. */
static JsonNode *
member (JsonNode *node,
        const char *name)
{
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  return json_object_get_member (json_node_get_object (node), name);
}

static const char *
text_of (JsonNode *node,
         const char *name)
{
  JsonNode *value = member (node, name);
  const char *text = value != NULL && JSON_NODE_HOLDS_VALUE (value) ? json_node_get_string (value) : NULL;

  return text != NULL ? text : "";
}

static gboolean
flag_of (JsonNode *node,
         const char *name)
{
  JsonNode *value = member (node, name);

  return value != NULL && JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_BOOLEAN && json_node_get_boolean (value);
}

static int
choice_of (JsonNode *node,
           const char *name,
           const char *const *names)
{
  const char *text = text_of (node, name);

  for (int i = 0; names[i] != NULL; i++) {
    if (g_str_equal (names[i], text))
      return i;
  }
  return 0;
}

/* Replaces *@node, which may be NULL, by itself with @name being @value; an object that becomes empty goes. Consumes @value. */
static void
put (JsonNode **node,
     const char *name,
     JsonNode *value)
{
  JsonNode *changed = studio_json_with_member (*node, name, value);

  if (value != NULL)
    json_node_unref (value);
  if (*node != NULL)
    json_node_unref (*node);
  *node = changed;
  if (json_object_get_size (json_node_get_object (changed)) == 0)
    g_clear_pointer (node, json_node_unref);
}

static void
put_text (JsonNode **node,
          const char *name,
          const char *text)
{
  put (node, name, text != NULL && *text != '\0' ? studio_json_string (text) : NULL);
}

/* Returns: four numbers that are a part of something whole, or nothing of it */
static StudioRect
part_of (JsonNode *node,
         const char *name)
{
  JsonNode *value = member (node, name);
  JsonArray *four = value != NULL && JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value) : NULL;
  double edges[4];

  for (guint i = 0; i < G_N_ELEMENTS (edges); i++) {
    JsonNode *edge = four != NULL && json_array_get_length (four) == G_N_ELEMENTS (edges) ? json_array_get_element (four, i) : NULL;

    if (edge == NULL || !JSON_NODE_HOLDS_VALUE (edge) || (json_node_get_value_type (edge) != G_TYPE_DOUBLE && json_node_get_value_type (edge) != G_TYPE_INT64))
      return (StudioRect){ 0, 0, 0, 0 };
    edges[i] = json_node_get_double (edge);
  }
  if (!(edges[0] >= 0 && edges[1] >= 0 && edges[2] > 0 && edges[3] > 0 && edges[0] + edges[2] <= 1.0001 && edges[1] + edges[3] <= 1.0001))
    return (StudioRect){ 0, 0, 0, 0 };
  return (StudioRect){ edges[0], edges[1], edges[2], edges[3] };
}

static void
put_part (JsonNode **node,
          const char *name,
          const StudioRect *part)
{
  JsonArray *four;

  if (part->w <= 0 || part->h <= 0) {
    put (node, name, NULL);
    return;
  }
  four = json_array_new ();
  json_array_add_double_element (four, part->x);
  json_array_add_double_element (four, part->y);
  json_array_add_double_element (four, part->w);
  json_array_add_double_element (four, part->h);
  put (node, name, json_node_init_array (json_node_alloc (), four));
  json_array_unref (four);
}

static void
put_flag (JsonNode **node,
          const char *name,
          gboolean on)
{
  put (node, name, on ? json_node_init_boolean (json_node_alloc (), TRUE) : NULL);
}

/* Returns: (transfer full): @root with @section being @value, which is consumed; @root itself if that is what it is. */
static JsonNode *
with_section (JsonNode *root,
              const char *section,
              JsonNode *value)
{
  JsonNode *old = member (root, section);
  JsonNode *changed;

  if (old == value || (old != NULL && value != NULL && studio_json_equal (old, value)))
    changed = json_node_ref (root);
  else
    changed = studio_json_with_member (root, section, value);
  if (value != NULL)
    json_node_unref (value);
  return changed;
}

/* Returns: (transfer full) (nullable) */
static JsonNode *
copy_of (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_ref (node) : NULL;
}

/* As with_section(), for one entry of it. @entry is consumed. */
static JsonNode *
with_entry (JsonNode *root,
            const char *section,
            const char *key,
            JsonNode *entry)
{
  JsonNode *entries = copy_of (member (root, section));

  put (&entries, key, entry);
  return with_section (root, section, entries);
}

const char *
studio_caption_get (JsonNode *root,
                    const char *platform,
                    gboolean *own)
{
  JsonNode *caption, *variant;

  g_return_val_if_fail (root != NULL, "");

  caption = member (root, "caption");
  variant = platform != NULL ? member (member (caption, "variants"), platform) : NULL;
  if (own != NULL)
    *own = member (variant, "text") != NULL;
  return member (variant, "text") != NULL ? text_of (variant, "text") : text_of (caption, "text");
}

/* A version of a platform's own may be empty; only without the member it follows. */
static void
put_variant (JsonNode **caption,
             const char *platform,
             const char *text)
{
  JsonNode *variants = copy_of (member (*caption, "variants"));
  JsonNode *variant = copy_of (member (variants, platform));

  put (&variant, "text", text != NULL ? studio_json_string (text) : NULL);
  put (&variants, platform, variant);
  put (caption, "variants", variants);
}

JsonNode *
studio_caption_with (JsonNode *root,
                     const char *platform,
                     const char *text)
{
  JsonNode *caption;

  g_return_val_if_fail (root != NULL, NULL);

  caption = copy_of (member (root, "caption"));
  if (platform != NULL)
    put_variant (&caption, platform, text);
  else
    put_text (&caption, "text", text);
  return with_section (root, "caption", caption);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char **
studio_caption_list (JsonNode *root)
{
  GPtrArray *names = g_ptr_array_new ();
  JsonNode *variants, *variant;
  JsonObjectIter iter;
  const char *name;

  g_return_val_if_fail (root != NULL, NULL);

  variants = member (member (root, "caption"), "variants");
  if (variants != NULL && JSON_NODE_HOLDS_OBJECT (variants)) {
    json_object_iter_init_ordered (&iter, json_node_get_object (variants));
    while (json_object_iter_next_ordered (&iter, &name, &variant)) {
      if (member (variant, "text") != NULL)
        g_ptr_array_add (names, g_strdup (name));
    }
  }
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

StudioDescription
studio_description_get (JsonNode *root,
                        const char *page)
{
  JsonNode *entry = member (member (root, "descriptions"), page);

  return (StudioDescription){ text_of (entry, "alt"), flag_of (entry, "draft"), flag_of (entry, "decorative"), flag_of (entry, "confirmed") };
}

JsonNode *
studio_description_with (JsonNode *root,
                         const char *page,
                         const StudioDescription *description)
{
  JsonNode *entry;

  g_return_val_if_fail (root != NULL && page != NULL, NULL);

  if (description == NULL)
    return with_entry (root, "descriptions", page, NULL);
  entry = copy_of (member (member (root, "descriptions"), page));
  put_text (&entry, "alt", description->alt);
  put_flag (&entry, "draft", description->draft);
  put_flag (&entry, "decorative", description->decorative);
  put_flag (&entry, "confirmed", description->confirmed);
  return with_entry (root, "descriptions", page, entry);
}

StudioPhotoNote
studio_photo_note_get (JsonNode *root,
                       const char *asset)
{
  JsonNode *entry = member (member (root, "photo_notes"), asset);
  StudioPhotoRole role = (StudioPhotoRole) choice_of (entry, "role", role_names);
  StudioConsent consent = (StudioConsent) choice_of (entry, "consent", consent_names);

  return (StudioPhotoNote){ role, consent, text_of (entry, "credit"), text_of (entry, "source"), part_of (entry, "face") };
}

JsonNode *
studio_photo_note_with (JsonNode *root,
                        const char *asset,
                        const StudioPhotoNote *note)
{
  JsonNode *entry;

  g_return_val_if_fail (root != NULL && asset != NULL, NULL);

  if (note == NULL)
    return with_entry (root, "photo_notes", asset, NULL);
  g_return_val_if_fail (note->role <= STUDIO_PHOTO_CEREMONY && note->consent <= STUDIO_CONSENT_GUARDIAN, NULL);
  entry = copy_of (member (member (root, "photo_notes"), asset));
  put_text (&entry, "role", role_names[note->role]);
  put_text (&entry, "consent", consent_names[note->consent]);
  put_text (&entry, "credit", note->credit);
  put_text (&entry, "source", note->source);
  put_part (&entry, "face", &note->face);
  return with_entry (root, "photo_notes", asset, entry);
}

JsonNode *
studio_photo_notes_rename (JsonNode *root,
                           GHashTable *replaced)
{
  JsonNode *notes, *renamed = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *note;

  g_return_val_if_fail (root != NULL && replaced != NULL, NULL);

  notes = member (root, "photo_notes");
  if (notes == NULL || !JSON_NODE_HOLDS_OBJECT (notes))
    return json_node_ref (root);
  json_object_iter_init_ordered (&iter, json_node_get_object (notes));
  while (json_object_iter_next_ordered (&iter, &name, &note)) {
    const char *instead = g_hash_table_lookup (replaced, name);

    put (&renamed, instead != NULL ? instead : name, json_node_ref (note));
  }
  return with_section (root, "photo_notes", renamed);
}

/* Answers and acceptances differ in the name of their text only. */
static gboolean
reply_get (JsonNode *entry,
           const char *name,
           StudioReply *reply)
{
  if (member (entry, name) == NULL)
    return FALSE;
  if (reply != NULL)
    *reply = (StudioReply){ text_of (entry, name), text_of (entry, "by"), text_of (entry, "at"), text_of (entry, "note") };
  return TRUE;
}

static JsonNode *
reply_with (JsonNode *entry,
            const char *name,
            const StudioReply *reply)
{
  JsonNode *changed = copy_of (entry);

  if (reply == NULL) {
    g_clear_pointer (&changed, json_node_unref);
    return NULL;
  }
  put (&changed, name, studio_json_string (reply->text != NULL ? reply->text : ""));
  put_text (&changed, "by", reply->by);
  put_text (&changed, "at", reply->at);
  put_text (&changed, "note", reply->note);
  return changed;
}

gboolean
studio_answer_get (JsonNode *root,
                   const char *rule,
                   StudioReply *reply)
{
  g_return_val_if_fail (root != NULL && rule != NULL, FALSE);

  return reply_get (member (member (root, "answers"), rule), "value", reply);
}

JsonNode *
studio_answer_with (JsonNode *root,
                    const char *rule,
                    const StudioReply *reply)
{
  g_return_val_if_fail (root != NULL && rule != NULL, NULL);

  return with_entry (root, "answers", rule, reply_with (member (member (root, "answers"), rule), "value", reply));
}

gboolean
studio_acceptance_get (JsonNode *root,
                       const char *key,
                       StudioReply *reply)
{
  g_return_val_if_fail (root != NULL && key != NULL, FALSE);

  return reply_get (member (member (root, "accepted"), key), "reason", reply);
}

JsonNode *
studio_acceptance_with (JsonNode *root,
                        const char *key,
                        const StudioReply *reply)
{
  g_return_val_if_fail (root != NULL && key != NULL, NULL);

  return with_entry (root, "accepted", key, reply_with (member (member (root, "accepted"), key), "reason", reply));
}

const char *
studio_hoax_get (JsonNode *root,
                 StudioHoaxMember which)
{
  g_return_val_if_fail (root != NULL && which < STUDIO_HOAX_N_MEMBERS, "");

  if (which == STUDIO_HOAX_EVIDENCE) {
    g_autoptr (GArray) list = studio_hoax_list_evidence (root);

    return list->len > 0 ? g_array_index (list, StudioEvidence, 0).what : "";
  }
  return text_of (member (root, "hoax"), hoax_members[which].name);
}

JsonNode *
studio_hoax_with (JsonNode *root,
                  StudioHoaxMember which,
                  const char *text)
{
  JsonNode *hoax;

  g_return_val_if_fail (root != NULL && which < STUDIO_HOAX_N_MEMBERS, NULL);

  hoax = copy_of (member (root, "hoax"));
  put_text (&hoax, hoax_members[which].name, text);
  return with_section (root, "hoax", hoax);
}

const char *const *
studio_hoax_words (StudioHoaxMember which)
{
  g_return_val_if_fail (which < STUDIO_HOAX_N_MEMBERS, NULL);

  return hoax_members[which].words;
}

static gboolean
check_text (const StudioJsonAt *at,
            const char *name,
            gsize max,
            GError **error)
{
  const char *text = "";
  StudioJsonAt child;

  if (!studio_json_get_string (at, name, FALSE, &text, error))
    return FALSE;
  if (strlen (text) <= max)
    return TRUE;
  studio_json_at_member (at, name, &child);
  studio_json_at_error (error, &child, _ ("This text is too long. Shorten it to %d bytes."), (int) max);
  return FALSE;
}

static gboolean
check_lines (const StudioJsonAt *at,
             const char *const *names,
             GError **error)
{
  for (gsize i = 0; names[i] != NULL; i++) {
    if (!check_text (at, names[i], STUDIO_WORDS_MAX_LINE, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_variant (const StudioJsonAt *at,
               GError **error)
{
  return check_text (at, "text", STUDIO_WORDS_MAX_TEXT, error);
}

static gboolean
check_description (const StudioJsonAt *at,
                   GError **error)
{
  gboolean flag = FALSE;

  return check_text (at, "alt", STUDIO_WORDS_MAX_TEXT, error) && studio_json_get_boolean (at, "draft", FALSE, &flag, error) &&
         studio_json_get_boolean (at, "decorative", FALSE, &flag, error) && studio_json_get_boolean (at, "confirmed", FALSE, &flag, error);
}

static gboolean
check_photo_note (const StudioJsonAt *at,
                  GError **error)
{
  static const char *const lines[] = { "credit", "source", NULL };
  int choice = 0;

  return studio_json_get_choice (at, "role", role_names + 1, &choice, error) &&
         studio_json_get_choice (at, "consent", consent_names + 1, &choice, error) && check_lines (at, lines, error);
}

static gboolean
check_answer (const StudioJsonAt *at,
              GError **error)
{
  static const char *const lines[] = { "value", "by", "at", "note", NULL };

  return check_lines (at, lines, error);
}

static gboolean
check_acceptance (const StudioJsonAt *at,
                  GError **error)
{
  static const char *const lines[] = { "reason", "by", "at", "note", NULL };

  return check_lines (at, lines, error);
}

/* An object of objects, each of which @check looks at. */
static gboolean
check_entries (const StudioJsonAt *at,
               const char *section,
               gboolean (*check) (const StudioJsonAt *at, GError **error),
               GError **error)
{
  StudioJsonAt entries, entry;
  JsonObjectIter iter;
  const char *name;

  if (!studio_json_get_object (at, section, FALSE, &entries, error))
    return FALSE;
  if (entries.node == NULL)
    return TRUE;
  if (studio_json_at_length (&entries) > STUDIO_WORDS_MAX_ENTRIES) {
    studio_json_at_error (error, &entries, _ ("There are more than %d entries. Remove some."), STUDIO_WORDS_MAX_ENTRIES);
    return FALSE;
  }
  json_object_iter_init_ordered (&iter, json_node_get_object (entries.node));
  while (json_object_iter_next_ordered (&iter, &name, NULL)) {
    if (strlen (name) > STUDIO_WORDS_MAX_KEY) {
      studio_json_at_error (error, &entries, _ ("A member's name is longer than %d bytes."), STUDIO_WORDS_MAX_KEY);
      return FALSE;
    }
    if (!studio_json_get_object (&entries, name, TRUE, &entry, error) || !check (&entry, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_caption (const StudioJsonAt *root,
               GError **error)
{
  StudioJsonAt caption;

  return studio_json_get_object (root, "caption", FALSE, &caption, error) && check_text (&caption, "text", STUDIO_WORDS_MAX_TEXT, error) &&
         check_entries (&caption, "variants", check_variant, error);
}

static gboolean
check_hoax (const StudioJsonAt *root,
            GError **error)
{
  StudioJsonAt hoax;
  int choice = 0;

  if (!studio_json_get_object (root, "hoax", FALSE, &hoax, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (hoax_members); i++) {
    const Member *about = &hoax_members[i];
    gboolean ok = i == STUDIO_HOAX_EVIDENCE ? studio_hoax_check_evidence (&hoax, error) : about->words != NULL ? studio_json_get_choice (&hoax, about->name, about->words + 1, &choice, error)
                                                                                                               : check_text (&hoax, about->name, STUDIO_WORDS_MAX_LINE, error);

    if (!ok)
      return FALSE;
  }
  return TRUE;
}

gboolean
studio_post_words_check (const StudioJsonAt *root,
                         GError **error)
{
  g_return_val_if_fail (root != NULL, FALSE);

  return check_caption (root, error) && check_entries (root, "descriptions", check_description, error) &&
         check_entries (root, "photo_notes", check_photo_note, error) && check_entries (root, "answers", check_answer, error) &&
         check_entries (root, "accepted", check_acceptance, error) && check_hoax (root, error);
}
