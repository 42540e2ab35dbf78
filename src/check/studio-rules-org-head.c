#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-brand-edition.h"
#include "studio-brand-office.h"
#include "studio-brand-rule.h"
#include "studio-painter.h"
#include "studio-post-words.h"
#include "studio-rules-org.h"
#include "studio-scene.h"

/* --- ORG-09: how often the head is named --- */

/* More than one mention in so many words is too much; seeds have 0.5 to 2.5 in 100. */
#define WORDS_A_MENTION 40
#define LEAST_MENTIONS 3

/** Heads: @of: word in small letters → number of its head + 1. @names: (element-type utf8): one for each head */
typedef struct
{
  GHashTable *of;
  GPtrArray *names;
} Heads;

static void
add_head (Heads *heads,
          char **words)
{
  guint number = 0;

  for (guint i = 0; words[i] != NULL && number == 0; i++) {
    g_autofree char *lower = g_utf8_strdown (words[i], -1);

    number = GPOINTER_TO_UINT (g_hash_table_lookup (heads->of, lower));
  }
  if (number == 0 && words[0] != NULL) {
    g_ptr_array_add (heads->names, g_strjoinv (" ", words));
    number = heads->names->len;
  }
  for (guint i = 0; words[i] != NULL; i++) {
    if (g_utf8_strlen (words[i], -1) >= 3)
      g_hash_table_insert (heads->of, g_utf8_strdown (words[i], -1), GUINT_TO_POINTER (number));
  }
}

static gboolean
is_head (const StudioText *text,
         int token)
{
  static const char *const heads[] = { "bupati", "gubernur", "kota", NULL };

  return studio_text_is_one (text, token, heads);
}

/* "Bupati Rahmat Hidayat", "Bupati Paser Rahmat Hidayat" */
static gboolean
has_head_before (const StudioCheckInput *in,
                 int token)
{
  int before = studio_text_previous_word (in->text, token), last;

  if (is_head (in->text, before))
    return TRUE;
  for (int i = 0; i < 3; i++) {
    int place = before;

    before = studio_text_previous_word (in->text, before);
    if (is_head (in->text, before))
      return studio_word_list_match (in->places, in->text, place, &last) != NULL || studio_word_list_match (studio_words_get (in->words, "kapital"), in->text, place, &last) != NULL;
  }
  return FALSE;
}

/* "Bupati Rahmat Hidayat" in the text itself, for those the brand does not know */
static void
add_heads_of_text (const StudioCheckInput *in,
                   Heads *heads)
{
  for (guint i = 0; i < in->text->n_words && heads->names->len < 8; i++) {
    int token = (int) in->text->words[i], last;

    if (has_head_before (in, token) && studio_look_name (in, token, &last)) {
      g_autofree char *name = studio_text_copy (in->text, token, last);
      g_auto (GStrv) words = studio_look_core_name (in, name);

      add_head (heads, words);
    }
  }
}

static void
find_heads (const StudioCheckInput *in,
            Heads *heads)
{
  GPtrArray *people = in->persons;

  for (guint i = 0; i < people->len; i++) {
    const StudioPerson *person = g_ptr_array_index (people, i);
    g_auto (GStrv) words = studio_look_is_leader (person->post) ? studio_look_core_name (in, person->name) : NULL;

    if (words != NULL)
      add_head (heads, words);
  }
  add_heads_of_text (in, heads);
}

/* The words of one name that stand together are one mention. Returns: (transfer full): counts by head */
static guint *
count_mentions (const StudioCheckInput *in,
                const Heads *heads)
{
  guint *counts = g_new0 (guint, heads->names->len + 1);
  guint previous = 0;

  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i];
    guint head = studio_text_is_capital (in->text, token) ? GPOINTER_TO_UINT (g_hash_table_lookup (heads->of, in->text->tokens[token].lower)) : 0;

    if (head != previous && head > 0)
      counts[head]++;
    previous = head;
  }
  return counts;
}

void
studio_rule_org_09 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  Heads heads = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), g_ptr_array_new_with_free_func (g_free) };
  g_autofree guint *counts = NULL;

  find_heads (in, &heads);
  counts = count_mentions (in, &heads);
  for (guint i = 1; i <= heads.names->len; i++) {
    if (counts[i] >= LEAST_MENTIONS && counts[i] * WORDS_A_MENTION > in->text->n_words)
      studio_findings_add_whole (out, _ ("%s is named %u times in %u words: name the work and the people it is for more often."),
                                 (const char *) g_ptr_array_index (heads.names, i - 1), counts[i], in->text->n_words);
  }
  g_hash_table_unref (heads.of);
  g_ptr_array_unref (heads.names);
}

/* --- ORG-10: how large the head is --- */

/*
 * A person marks the face in the photo of a leader (StudioPhotoNote). As long as nobody did, the frame's share of the page stands for the
 * face's: a photo larger than LARGE_PHOTO has a face beyond LARGE_FACE of the page, as a rule, and one larger than HUGE_PHOTO a face beyond
 * HUGE_FACE. In election time every photo without a marked face is asked about, and what is huge has to be dealt with.
 */
#define LARGE_FACE 0.15
#define HUGE_FACE 0.3
#define LARGE_PHOTO 0.4
#define HUGE_PHOTO 0.6

/** Leader: a photo on a page. @share: of the page, the face's if it is marked, else the frame's */
typedef struct
{
  const StudioScene *scene;
  const StudioBox *box;
  double share;
  gboolean marked;
} Leader;

/* Returns: what the frame shows of @part of a photo, in the px of the box's rect */
static StudioRect
place_part (const StudioBox *box,
            const StudioPictureInfo *info,
            const StudioRect *part)
{
  StudioRect placed = studio_paint_photo_rect (box, info);
  double left = MAX (placed.x + part->x * placed.w, box->rect.x), top = MAX (placed.y + part->y * placed.h, box->rect.y);
  double right = MIN (placed.x + (part->x + part->w) * placed.w, box->rect.x + box->rect.w);
  double bottom = MIN (placed.y + (part->y + part->h) * placed.h, box->rect.y + box->rect.h);

  return (StudioRect){ left, top, MAX (right - left, 0), MAX (bottom - top, 0) };
}

static gboolean
read_leader (const StudioCheckInput *in,
             StudioScene *scene,
             guint index,
             Leader *leader)
{
  const StudioBox *box = &g_array_index (scene->boxes, StudioBox, index);
  const char *hash = box->layer->kind == STUDIO_LAYER_PHOTO && box->visible ? box->layer->photo.asset : NULL;
  double area = scene->format->size.w * scene->format->size.h;
  g_autoptr (StudioAsset) asset = NULL;
  StudioPhotoNote note;
  StudioRect face;

  if (hash == NULL || area <= 0)
    return FALSE;
  note = studio_photo_note_get (studio_look_root (in), hash);
  if (note.role != STUDIO_PHOTO_LEADER)
    return FALSE;
  asset = note.face.w > 0 ? studio_snapshot_load_asset (in->snapshot, hash, NULL) : NULL;
  face = asset != NULL ? place_part (box, studio_asset_get_info (asset), &note.face) : box->rect;
  *leader = (Leader){ scene, box, studio_scene_measure_seen (scene, index, &face) / area, asset != NULL };
  return TRUE;
}

static StudioFinding *
tell_leader (const StudioCheckInput *in,
             const Leader *leader,
             StudioFindings *out)
{
  int percent = (int) (leader->share * 100 + 0.5);
  StudioFinding *finding;

  if (leader->marked)
    return leader->share > LARGE_FACE ? studio_findings_add_whole (out, _ ("The leader's face fills %d %% of the page, more than 15 %%. Show the work instead."), percent) : NULL;
  if (leader->share >= LARGE_PHOTO)
    finding = studio_findings_add_whole (out, _ ("The photo of a leader takes %d %% of the page: does the face fill more than 15 %% of it? Mark the face, or show the work instead."), percent);
  else if (studio_look_is_election (in))
    finding = studio_findings_add_whole (out, _ ("Election time: the photo of a leader takes %d %% of the page. Does the leader stand out? Mark the face, or show the work instead."), percent);
  else
    return NULL;
  finding->asks = TRUE;
  return finding;
}

/* @leaders: hash of the photo → Leader, the one with the largest share of all pages and sizes: one photo is one finding. */
static void
look_at_page (const StudioCheckInput *in,
              StudioScene *scene,
              GHashTable *leaders)
{
  for (guint i = 0; i < scene->boxes->len; i++) {
    const Leader *before;
    Leader leader;

    if (!read_leader (in, scene, i, &leader))
      continue;
    before = g_hash_table_lookup (leaders, leader.box->layer->photo.asset);
    if (before == NULL || before->share < leader.share)
      g_hash_table_insert (leaders, leader.box->layer->photo.asset, g_memdup2 (&leader, sizeof leader));
  }
}

void
studio_rule_org_10 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  g_autoptr (GHashTable) leaders = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; in->scenes != NULL && i < in->scenes->len; i++)
    look_at_page (in, g_ptr_array_index (in->scenes, i), leaders);
  g_hash_table_iter_init (&iter, leaders);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    const Leader *leader = value;
    StudioFinding *finding = tell_leader (in, leader, out);

    if (finding == NULL)
      continue;
    if (studio_look_is_election (in) && (leader->marked ? leader->share > HUGE_FACE : leader->share >= HUGE_PHOTO))
      finding->level = STUDIO_RULE_REQUIRED;
    finding->place = (StudioPlace){ STUDIO_PLACE_LAYER, g_intern_string (leader->box->layer->id), g_intern_string (leader->scene->format->id), (int) leader->scene->page };
  }
}

/* --- ORG-11: gifts --- */

/* "bantuan dari Bapak Bupati", "hadiah oleh Rahmat Hidayat": the giver within a few words of the gift. Returns: its last token or -1 */
static int
find_giver (const StudioCheckInput *in,
            int token)
{
  static const char *const from[] = { "dari", "oleh", "pemberian", "hadiah", "sumbangan", "pribadi", "milik", NULL };
  int at = token;

  for (int i = 0; i < 3; i++) {
    at = studio_text_next_word (in->text, at);
    if (studio_text_is_one (in->text, at, from))
      break;
  }
  if (!studio_text_is_one (in->text, at, from))
    return -1;
  /* "sembako pribadi dari" */
  for (int i = 0; i < 3 && studio_text_is_one (in->text, at, from); i++)
    at = studio_text_next_word (in->text, at);
  if (studio_text_is (in->text, at, "bapak") || studio_text_is (in->text, at, "ibu") || studio_text_is (in->text, at, "pak") || studio_text_is (in->text, at, "bu"))
    at = studio_text_next_word (in->text, at);
  if (at >= 0 && studio_word_list_match (studio_words_get (in->words, "pemberi"), in->text, at, &at) != NULL)
    return at;
  return at >= 0 && studio_text_is_capital (in->text, at) && in->people != NULL && studio_word_list_has (in->people, in->text->tokens[at].lower) ? at : -1;
}

/* "Terima kasih Pak Bupati atas bantuan …": thanks that are owed to nobody in person. Returns: its last token or -1 */
static int
find_thanks (const StudioCheckInput *in,
             int token)
{
  int kasih = studio_text_next_word (in->text, token), leader, gift;

  if (!studio_text_is (in->text, token, "terima") || !studio_text_is (in->text, kasih, "kasih") || studio_text_has_flag (in->text, token, STUDIO_TOKEN_QUOTED))
    return -1;
  leader = studio_look_near (in, "pemberi", kasih, 0, 4);
  gift = leader >= 0 ? studio_look_near (in, "pemberian", leader, 0, 10) : -1;
  return gift >= 0 ? leader : -1;
}

void
studio_rule_org_11 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  StudioWordList *gifts = studio_words_get (in->words, "pemberian");

  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i], last, giver;

    giver = studio_word_list_match (gifts, in->text, token, &last) != NULL ? find_giver (in, last) : find_thanks (in, token);
    if (giver < 0 || studio_look_near (in, "uang-daerah", giver, 12, 14) >= 0)
      continue;
    studio_findings_add (out, token, giver, _ ("Aid from public money is nobody's gift: write “aid of the government, from the regional budget”."));
  }
}

/* --- ORG-12: campaigns --- */

static gboolean
has_name_near (const StudioCheckInput *in,
               int token)
{
  int end, last = studio_look_step (in->text, token, 8);

  return studio_look_near (in, "calon", token, 8, 8) >= 0 || studio_look_name_between (in, studio_look_step (in->text, token, -8), last, &end) >= 0;
}

/* The office's own hashtag, which editions that stand for nobody have too */
static gboolean
is_neutral_tag (GPtrArray *editions,
                const char *tag)
{
  for (guint i = 0; i < editions->len; i++) {
    const StudioEdition *edition = g_ptr_array_index (editions, i);

    for (guint k = 0; !edition->personal && k < edition->hashtags->len; k++) {
      if (g_str_equal (g_ptr_array_index (edition->hashtags, k), tag))
        return TRUE;
    }
  }
  return FALSE;
}

/* The brand's own words for this time, as one list. */
static StudioWordList *
list_brand_words (const StudioCheckInput *in)
{
  StudioWordList *list = studio_word_list_new ();
  GPtrArray *words, *editions;

  if (in->brand == NULL)
    return list;
  words = studio_brand_get_rule (in->brand, STUDIO_RULE_NEUTRAL)->words;
  editions = studio_brand_list_editions (in->brand);
  for (guint i = 0; i < words->len; i++)
    studio_word_list_add (list, g_ptr_array_index (words, i));
  for (guint i = 0; i < editions->len; i++) {
    const StudioEdition *edition = g_ptr_array_index (editions, i);

    for (guint k = 0; edition->personal && k < edition->hashtags->len; k++) {
      const char *tag = g_ptr_array_index (edition->hashtags, k);

      /* a line that begins with "#" would be a comment */
      if (!is_neutral_tag (editions, tag))
        studio_word_list_add (list, tag + (*tag == '#'));
    }
    if (edition->personal && edition->slogan != NULL)
      studio_word_list_add (list, edition->slogan);
  }
  return list;
}

/* "#RahmatHidayat2Periode" */
static gboolean
is_campaign_hashtag (const StudioCheckInput *in,
                     const char *tag,
                     StudioWordList *own)
{
  static const char *const parts[] = { "coblos", "menangkan", "2periode", "duaperiode", "lanjutkan", "paslon", "pilihnomor", "gantibupati", "gantigubernur", NULL };
  GPtrArray *people = in->persons;

  for (int i = 0; parts[i] != NULL; i++) {
    if (strstr (tag, parts[i]) != NULL)
      return TRUE;
  }
  for (guint i = 0; i < people->len; i++) {
    g_auto (GStrv) words = studio_look_core_name (in, ((const StudioPerson *) g_ptr_array_index (people, i))->name);

    for (guint k = 0; words[k] != NULL; k++) {
      g_autofree char *lower = g_utf8_strdown (words[k], -1);

      if (strlen (lower) >= 4 && strstr (tag, lower) != NULL)
        return TRUE;
    }
  }
  return studio_word_list_has (own, tag + 1);
}

static int
match_campaign (const StudioCheckInput *in,
                StudioWordList *own,
                int token)
{
  int last = token;

  if (in->text->tokens[token].kind == STUDIO_TOKEN_HASHTAG)
    return is_campaign_hashtag (in, in->text->tokens[token].lower, own) ? token : -1;
  if (studio_word_list_match (own, in->text, token, &last) != NULL || studio_word_list_match (studio_words_get (in->words, "kampanye"), in->text, token, &last) != NULL)
    return last;
  if (studio_word_list_match (studio_words_get (in->words, "kampanye-dekat-nama"), in->text, token, &last) != NULL && has_name_near (in, token))
    return last;
  return -1;
}

static void
find_party (const StudioCheckInput *in,
            int token,
            StudioFindings *out)
{
  int last;
  g_autofree char *words = NULL;

  if (in->text->tokens[token].kind != STUDIO_TOKEN_WORD || studio_word_list_match (studio_words_get (in->words, "partai"), in->text, token, &last) == NULL)
    return;
  words = studio_text_copy (in->text, token, last);
  studio_findings_add (out, token, last, _ ("“%s” is a party: in election time an office does not name one."), words);
}

void
studio_rule_org_12 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  g_autoptr (StudioWordList) own = NULL;

  if (!studio_look_is_election (in))
    return;
  own = list_brand_words (in);
  for (guint i = 0; i < in->text->n_tokens; i++) {
    int last = in->text->tokens[i].kind == STUDIO_TOKEN_WORD || in->text->tokens[i].kind == STUDIO_TOKEN_HASHTAG ? match_campaign (in, own, (int) i) : -1;
    g_autofree char *words = last >= 0 ? studio_text_copy (in->text, (int) i, last) : NULL;

    if (words == NULL) {
      find_party (in, (int) i, out);
      continue;
    }
    studio_findings_add (out, (int) i, last, _ ("“%s” is the language of a campaign: in election time an office does not write it."), words);
    i = (guint) last;
  }
}

/* --- ORG-13, ORG-14: photos and senders in election time --- */

static gboolean
has_photo (const StudioCheckInput *in)
{
  GPtrArray *fields = studio_template_get_fields (studio_snapshot_get_template (in->snapshot));

  for (guint i = 0; i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);

    if (field->type == STUDIO_FIELD_PHOTO && studio_field_value_filled (studio_snapshot_get_value (in->snapshot, field->name)))
      return TRUE;
  }
  return FALSE;
}

void
studio_rule_org_13 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  if (studio_look_is_election (in) && has_photo (in))
    studio_findings_add_whole (out, _ ("Election time: does a photo show a finger sign, or a party's emblem or colours?"))->asks = TRUE;
}

#define OWN_NAME 5       /* a shorter word of a name stands in many other words */
#define LONGEST_ADDED 16 /* of words/akun-pribadi.txt */

enum {
  REACHED = 1,
  NAMED = 2 /* and a telling word of the name was passed */
};

/* What of @names, words in small letters, @handle goes on with at @at. */
static void
pass_names (char **names,
            const char *office,
            const char *handle,
            gsize at,
            guint8 *reached)
{
  for (guint i = 0; names[i] != NULL; i++) {
    gsize length = strlen (names[i]);

    if (length > 0 && g_str_has_prefix (handle + at, names[i]))
      reached[at + length] |= reached[at] | (length >= OWN_NAME && strstr (office, names[i]) == NULL ? NAMED : 0);
  }
}

/* What people add to their own names: "official", "bupati". */
static void
pass_added (StudioWordList *added,
            const char *handle,
            gsize at,
            guint8 *reached)
{
  char piece[LONGEST_ADDED + 1] = { 0 };

  for (gsize n = 0; n < LONGEST_ADDED && handle[at + n] != '\0'; n++) {
    piece[n] = handle[at + n];
    if (studio_word_list_has (added, piece))
      reached[at + n + 1] |= reached[at];
  }
}

/* Whether @handle is a name and nothing else but what people add to it: a word more, as in @dinkespaser, may make it an office's. */
static gboolean
is_name_only (StudioWordList *added,
              char **names,
              const char *office,
              const char *handle)
{
  gsize n = strlen (handle);
  g_autofree guint8 *reached = g_new0 (guint8, n + 1);

  reached[0] = REACHED;
  for (gsize i = 0; i < n; i++) {
    if (reached[i] == 0)
      continue;
    if (g_ascii_isdigit (handle[i]) || g_ascii_ispunct (handle[i]))
      reached[i + 1] |= reached[i];
    pass_names (names, office, handle, i, reached);
    pass_added (added, handle, i, reached);
  }
  return (reached[n] & NAMED) != 0;
}

/* An account called as somebody in the register is that person's, not the office's; what is part of the office's own name says nothing. */
static const char *
find_owner (const StudioCheckInput *in,
            const char *handle)
{
  StudioWordList *added = studio_words_get (in->words, "akun-pribadi");
  g_autofree char *lower = g_utf8_strdown (handle, -1), *office = g_utf8_strdown (studio_brand_get_name (in->brand), -1);

  for (guint i = 0; i < in->persons->len; i++) {
    const StudioPerson *person = g_ptr_array_index (in->persons, i);
    g_auto (GStrv) words = studio_look_core_name (in, person->name);

    for (guint k = 0; words[k] != NULL; k++) {
      g_autofree char *word = words[k];

      words[k] = g_utf8_strdown (word, -1);
    }
    if (is_name_only (added, words, office, lower))
      return person->name;
  }
  return NULL;
}

void
studio_rule_org_14 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  GPtrArray *accounts = in->brand != NULL ? studio_brand_list_accounts (in->brand) : NULL;

  for (guint i = 0; accounts != NULL && i < accounts->len; i++) {
    const StudioAccount *account = g_ptr_array_index (accounts, i);
    gboolean personal = account->handle != NULL && studio_names_is_personal (in->names, account->handle);
    const char *owner = account->handle != NULL && !personal ? find_owner (in, account->handle) : NULL;

    if (personal)
      studio_findings_add_whole (out, _ ("The brand's account %s stands in the register as a person's own: an office posts from its own account."), account->handle);
    else if (owner != NULL)
      studio_findings_add_whole (out, _ ("The brand's account %s looks like %s's own: an office posts from its own account."), account->handle, owner);
  }
}
