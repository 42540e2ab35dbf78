#include "config.h"

#include "studio-spread.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-brand-edition.h"
#include "studio-caption.h"
#include "studio-draw-qr.h"
#include "studio-encode.h"
#include "studio-error.h"
#include "studio-published.h"
#include "studio-slug.h"

#define PLATFORM "whatsapp_channel"
#define SITE "wordpress"
#define MAX_SLUG 40
#define QR_SIZE 640
#define QR_QUIET 4
#define LOWEST_QUALITY 40

/* --- the link --- */

char *
studio_spread_find_link (StudioSnapshot *snapshot)
{
  g_autoptr (GArray) list = NULL;
  const char *link = NULL;

  g_return_val_if_fail (snapshot != NULL, NULL);

  list = studio_published_list (studio_snapshot_get_json (snapshot));
  for (guint i = list->len; i-- > 0;) {
    const StudioPublication *publication = &g_array_index (list, StudioPublication, i);
    gboolean own = g_str_equal (publication->platform, SITE);

    if (*publication->link != '\0' && (link == NULL || own))
      link = publication->link;
    if (link != NULL && own)
      break;
  }
  return g_strdup (link);
}

/* --- the text --- */

/* Returns: (transfer full) (nullable): a field's value in words; NULL if nobody filled it in */
static char *
word_field (StudioSnapshot *snapshot,
            const char *name)
{
  g_autofree char *written = g_strdup_printf ("{%s}", name);
  g_autoptr (StudioCaption) caption = studio_caption_expand (written, snapshot);

  if (caption->links->len != 1 || g_array_index (caption->links, StudioLinkSpan, 0).kind != STUDIO_LINK_FILLED)
    return NULL;
  g_strstrip (caption->text);
  return *caption->text != '\0' ? g_steal_pointer (&caption->text) : NULL;
}

/* Returns: (transfer full) (nullable): the first day the post names */
static char *
word_day (StudioSnapshot *snapshot)
{
  GPtrArray *fields = studio_template_get_fields (studio_snapshot_get_template (snapshot));

  for (guint i = 0; i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);
    char *words = field->type == STUDIO_FIELD_DATE ? word_field (snapshot, field->name) : NULL;

    if (words != NULL)
      return words;
  }
  return NULL;
}

static char *
word_place (StudioSnapshot *snapshot)
{
  static const char *const names[] = { "tempat", "lokasi", "wilayah", "alamat" };
  char *words = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names) && words == NULL; i++)
    words = word_field (snapshot, names[i]);
  return words;
}

static void
add_line (GString *text,
          const char *prefix,
          const char *words)
{
  if (words != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? prefix : "", words);
}

/* Without line breaks and without the marks of bold letters of its own. Returns: @text */
static char *
one_line (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0'; from++) {
    gboolean blank = g_ascii_isspace (*from) || *from == '*';

    if (!blank || (to > text && to[-1] != ' '))
      *to++ = blank ? ' ' : *from;
  }
  *to = '\0';
  return g_strchomp (text);
}

/* Returns: (transfer full): the title between the marks of bold letters in a chat, "when" and "where" below it */
static char *
word_head (StudioSnapshot *snapshot)
{
  g_autofree char *title = studio_snapshot_get_title (snapshot);
  g_autofree char *day = word_day (snapshot);
  g_autofree char *hour = day != NULL ? word_field (snapshot, "waktu") : NULL;
  g_autofree char *place = word_place (snapshot);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "*%s*", one_line (title));
  add_line (text, "\n\n", day);
  add_line (text, ", ", hour);
  add_line (text, day != NULL ? "\n" : "\n\n", place);
  return g_string_free (text, FALSE);
}

/* Returns: the bytes of as many whole sentences of @text as have at most @room characters */
static gsize
fit_sentences (const char *text,
               glong room)
{
  gsize end = 0;
  glong n = 0;

  for (const char *p = text; *p != '\0' && n < room; p = g_utf8_next_char (p)) {
    const char *next = g_utf8_next_char (p);

    n++;
    if (*next == '\0' || (strchr (".!?", *p) != NULL && g_ascii_isspace (*next)))
      end = (gsize) (next - text);
  }
  return end;
}

/* Returns: (transfer full): of the caption's first paragraph what fits; "" if it only says the title again */
static char *
word_summary (StudioSnapshot *snapshot,
              glong room)
{
  g_autofree char *caption = studio_pack_caption (snapshot, PLATFORM);
  g_autofree char *title = studio_snapshot_get_title (snapshot);
  char *end;

  g_strstrip (caption);
  end = strstr (caption, "\n\n");
  if (end != NULL)
    *end = '\0';
  if (g_str_equal (caption, title) || strchr (caption, '{') != NULL)
    return g_strdup ("");
  caption[fit_sentences (caption, room)] = '\0';
  return g_steal_pointer (&caption);
}

char *
studio_spread_word (StudioSnapshot *snapshot,
                    const char *link)
{
  g_autofree char *head = NULL, *summary = NULL;
  GString *text;
  glong room;

  g_return_val_if_fail (snapshot != NULL, NULL);

  head = word_head (snapshot);
  /* two line breaks before the summary and before the link */
  room = STUDIO_SPREAD_MAX_TEXT - g_utf8_strlen (head, -1) - (link != NULL ? g_utf8_strlen (link, -1) : 0) - 4;
  summary = word_summary (snapshot, room);
  text = g_string_new (head);
  add_line (text, "\n\n", *summary != '\0' ? summary : NULL);
  add_line (text, "\n\n", link != NULL && *link != '\0' ? link : NULL);
  return g_string_free (text, FALSE);
}

/* --- the picture --- */

StudioSpreadPicture *
studio_spread_picture_copy (const StudioSpreadPicture *picture)
{
  StudioSpreadPicture *copy = g_new (StudioSpreadPicture, 1);

  g_return_val_if_fail (picture != NULL, copy);

  *copy = *picture;
  g_bytes_ref (copy->bytes);
  return copy;
}

void
studio_spread_picture_free (StudioSpreadPicture *picture)
{
  g_bytes_unref (picture->bytes);
  g_free (picture);
}

/* @max_bytes: 0: whatever it takes. Returns: (transfer full) (nullable) */
static StudioSpreadPicture *
draw_at (StudioSnapshot *snapshot,
         const StudioFormat *format,
         const StudioExportOptions *options,
         GCancellable *cancellable,
         GError **error)
{
  const StudioExportItem item = { format, 0 };
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (StudioExportItem));
  const StudioExportOrder job = { .snapshot = snapshot, .items = items, .options = options };
  g_autoptr (GPtrArray) outcomes = NULL;
  const StudioExportResult *result;
  StudioSpreadPicture *picture;

  g_array_append_val (items, item);
  outcomes = studio_export_job_run (&job, cancellable, error);
  if (outcomes == NULL)
    return NULL;
  result = &((const StudioExportOutcome *) g_ptr_array_index (outcomes, 0))->result;
  picture = g_new0 (StudioSpreadPicture, 1);
  picture->bytes = g_bytes_ref (result->bytes);
  picture->width = result->width;
  picture->height = result->height;
  picture->scale = options->scale;
  picture->small = g_bytes_get_size (result->bytes) <= STUDIO_SPREAD_MAX_BYTES;
  return picture;
}

StudioSpreadPicture *
studio_spread_draw (StudioSnapshot *snapshot,
                    StudioPlatforms *limits,
                    const char *stamp,
                    GCancellable *cancellable,
                    GError **error)
{
  static const double scales[] = { 1, 0.85, 0.7, 0.55 };
  StudioExportOptions options = { .kind = STUDIO_EXPORT_JPEG, .max_bytes = STUDIO_SPREAD_MAX_BYTES, .stamp = stamp };
  const StudioPlatform *platform;
  const StudioFormat *format;

  g_return_val_if_fail (snapshot != NULL && limits != NULL, NULL);

  platform = studio_platforms_find (limits, PLATFORM);
  format = platform != NULL ? studio_pack_choose_format (studio_snapshot_get_template (snapshot), platform) : NULL;
  if (format == NULL) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _ ("This template has no size for screens. Choose another template."));
    return NULL;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++) {
    g_autoptr (GError) tried = NULL;
    StudioSpreadPicture *picture;

    options.scale = scales[i];
    picture = draw_at (snapshot, format, &options, cancellable, &tried);
    if (picture != NULL)
      return picture;
    if (!g_error_matches (tried, STUDIO_ERROR, STUDIO_ERROR_LIMIT)) {
      g_propagate_error (error, g_steal_pointer (&tried));
      return NULL;
    }
  }
  options.max_bytes = 0;
  options.quality = LOWEST_QUALITY;
  return draw_at (snapshot, format, &options, cancellable, error);
}

/* --- the code --- */

GBytes *
studio_spread_draw_qr (const char *link,
                       GError **error)
{
  const StudioQrSpec spec = { .text = (char *) link, .color = { 0, 0, 0, 1 }, .ground = { 1, 1, 1, 1 }, .quiet = QR_QUIET };
  const StudioRect rect = { 0, 0, QR_SIZE, QR_SIZE };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, QR_SIZE, QR_SIZE);
  cairo_t *cr = cairo_create (surface);
  GBytes *bytes = NULL;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  if (studio_draw_qr (cr, &rect, &spec))
    bytes = studio_encode_png (surface, NULL, error);
  else
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("This link is too long for a QR code. Use a shorter one."));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return bytes;
}

/* --- neutrality --- */

StudioElectionPhase
studio_spread_get_phase (void)
{
  StudioElection election;
  GDate today;

  studio_brand_get_today (&today);
  studio_election_load (&election, NULL);
  return studio_election_get_phase (&election, &today);
}

char *
studio_spread_remind (StudioElectionPhase phase)
{
  if (phase != STUDIO_ELECTION_NONE)
    return g_strconcat (_ ("Election: post, comment, share and like nothing that favours or harms a candidate, and follow no group of one."), "\n",
                        _ ("Source: joint decree of five bodies on neutrality, 2022; UU 20/2023, article 24(1)d; UU 10/2016, article 71"), NULL);
  return g_strconcat (_ ("Share it for its use to people, and stay neutral: civil servants keep free of every group and party."), "\n",
                      _ ("Source: UU 20/2023 on civil servants, articles 9(2) and 24(1)d"), NULL);
}

/* --- files --- */

/* Returns: (transfer full): "2026-11-22_WHAT_pasar-murah" */
static char *
name_of (StudioSnapshot *snapshot,
         const char *what)
{
  g_autofree char *title = studio_snapshot_get_title (snapshot);
  g_autofree char *slug = studio_slug (title, MAX_SLUG);
  char day[sizeof "2026-11-22"];
  GDate today;

  studio_brand_get_today (&today);
  g_date_strftime (day, sizeof day, "%Y-%m-%d", &today);
  return g_strdup_printf ("%s_%s_%s", day, what, slug);
}

char *
studio_spread_name_folder (StudioSnapshot *snapshot)
{
  g_return_val_if_fail (snapshot != NULL, NULL);

  return name_of (snapshot, "paket-sebar");
}

GPtrArray *
studio_spread_list_files (StudioSnapshot *snapshot,
                          const StudioSpreadPicture *picture,
                          const char *text,
                          const char *link,
                          StudioElectionPhase phase,
                          GError **error)
{
  g_autoptr (GPtrArray) files = studio_pack_new_files ();
  g_autofree char *name = name_of (snapshot, "sebar"), *picture_name = g_strconcat (name, ".jpg", NULL);
  g_autofree char *code_name = g_strconcat (name, "_qr.png", NULL), *reminder = studio_spread_remind (phase);
  g_autoptr (GBytes) code = NULL;

  studio_pack_add_bytes (files, NULL, picture_name, picture->bytes);
  studio_pack_add_text (files, NULL, "pesan.txt", text);
  studio_pack_add_text (files, NULL, "netralitas.txt", reminder);
  if (link == NULL || *link == '\0')
    return g_steal_pointer (&files);
  code = studio_spread_draw_qr (link, error);
  if (code == NULL)
    return NULL;
  studio_pack_add_bytes (files, NULL, code_name, code);
  return g_steal_pointer (&files);
}
