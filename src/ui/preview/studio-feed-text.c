#include "config.h"

#include "studio-feed-text.h"

#include <glib/gi18n-lib.h>

#include "studio-text-breaks.h"

/* More of a caption is never looked at in a preview; a label lays out all it has at once. */
#define MOST_BYTES 20000
/* Code points of what the platform would not take */
#define MOST_REFUSED 500

struct _StudioFeedText
{
  AdwBin parent_instance;
  GtkLabel *label;
  char *platform; /* (nullable): whose caption is opened, if it is */
  gboolean open;
  char *whole;     /* (nullable): markup */
  char *beginning; /* (nullable): markup; of a caption that is cut off */
  guint update_id;
};

G_DEFINE_FINAL_TYPE (StudioFeedText, studio_feed_text, ADW_TYPE_BIN)

/* Near to what the platforms use for what can be tapped. */
static const char *
color_of (const char *platform)
{
  static const struct
  {
    const char *platform, *color;
  } colors[] = {
    { "instagram", "#00376b" },
    { "facebook_page", "#0064d1" },
    { "x", "#0f77c0" },
    { "whatsapp_channel", "#027a5b" },
    { "threads", "#0064d1" },
    { "tiktok_photo", "#ffffff" },
    { "linkedin", "#0a66c2" },
    { "mastodon", "#563acc" },
    { "bluesky", "#1068d8" },
    { "telegram", "#2678b6" },
    { "youtube_post", "#065fd4" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (colors); i++) {
    if (g_strcmp0 (colors[i].platform, platform) == 0)
      return colors[i].color;
  }
  return "#1a5fb4";
}

static void
append_run (GString *markup,
            const StudioFeedRun *run,
            const char *color)
{
  g_autofree char *text = g_markup_escape_text (run->text, -1);

  switch (run->kind) {
  case STUDIO_FEED_RUN_PLAIN:
    g_string_append (markup, text);
    break;
  case STUDIO_FEED_RUN_LINK:
  case STUDIO_FEED_RUN_HASHTAG:
  case STUDIO_FEED_RUN_MENTION:
    g_string_append_printf (markup, "<span foreground=\"%s\">%s</span>", color, text);
    break;
  case STUDIO_FEED_RUN_BOLD:
    g_string_append_printf (markup, "<b>%s</b>", text);
    break;
  case STUDIO_FEED_RUN_ITALIC:
    g_string_append_printf (markup, "<i>%s</i>", text);
    break;
  case STUDIO_FEED_RUN_STRUCK:
    g_string_append_printf (markup, "<s>%s</s>", text);
    break;
  }
}

static void
append_runs (GString *markup,
             const StudioFeedPost *post,
             const char *text)
{
  g_autoptr (GArray) runs = studio_feed_list_runs (post->feed, text);

  for (guint i = 0; i < runs->len; i++)
    append_run (markup, &g_array_index (runs, StudioFeedRun, i), color_of (post->platform->id));
}

/* Returns: (transfer full): what the platform would not take on a ground of its own */
static char *
mark_up (const StudioFeedPost *post,
         const char *text,
         const char *before)
{
  g_autofree char *taken = studio_feed_fit (post->platform, text);
  g_autoptr (GString) markup = g_string_new (NULL);

  if (before != NULL) {
    g_autofree char *bold = g_markup_printf_escaped ("<b>%s</b> ", before);

    g_string_append (markup, bold);
  }
  append_runs (markup, post, taken != NULL ? taken : text);
  if (taken != NULL) {
    const char *refused = text + strlen (taken);
    gboolean more = g_utf8_strlen (refused, -1) > MOST_REFUSED;
    g_autofree char *seen = more ? g_utf8_substring (refused, 0, MOST_REFUSED) : g_strdup (refused);

    g_string_append (markup, "<span background=\"#ffd0cc\">");
    append_runs (markup, post, seen);
    g_string_append (markup, more ? "…</span>" : "</span>");
  }
  return g_string_free (g_steal_pointer (&markup), FALSE);
}

static void
update (StudioFeedText *self)
{
  g_autofree char *markup = NULL;

  if (self->beginning == NULL)
    markup = g_strdup (self->whole);
  else if (self->open)
    /* TRANSLATORS: at the end of a caption that was opened: shows its beginning only */
    markup = g_strdup_printf ("%s <a href=\"fold\">%s</a>", self->whole, _ ("less"));
  else
    /* TRANSLATORS: at the end of a caption that is cut off, as social media say it */
    markup = g_strdup_printf ("%s… <a href=\"open\">%s</a>", self->beginning, _ ("more"));
  gtk_label_set_markup (self->label, markup);
}

static gboolean
update_cb (gpointer data)
{
  StudioFeedText *self = data;
  gboolean focused = gtk_widget_has_focus (GTK_WIDGET (self->label));

  self->update_id = 0;
  update (self);
  if (focused) {
    /* to the new link: a label that has the focus keeps it where no link is any more */
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
    gtk_widget_grab_focus (GTK_WIDGET (self->label));
  }
  return G_SOURCE_REMOVE;
}

static gboolean
link_cb (GtkLabel *label,
         const char *uri,
         StudioFeedText *self)
{
  self->open = g_str_equal (uri, "open");
  /* the label goes on with its link after this */
  if (self->update_id == 0)
    self->update_id = g_idle_add (update_cb, self);
  return TRUE;
}

void
studio_feed_text_show (StudioFeedText *self,
                       const StudioFeedPost *post,
                       const char *before)
{
  g_autofree char *text = NULL, *cut = NULL;

  g_return_if_fail (STUDIO_IS_FEED_TEXT (self) && post != NULL);

  text = strlen (post->caption) > MOST_BYTES ? g_utf8_make_valid (post->caption, MOST_BYTES) : g_strdup (post->caption);
  cut = studio_feed_cut (post->platform, text);
  if (g_strcmp0 (self->platform, post->platform->id) != 0) {
    g_free (self->platform);
    self->platform = g_strdup (post->platform->id);
    self->open = FALSE;
  }
  g_free (self->whole);
  self->whole = mark_up (post, text, before);
  g_free (self->beginning);
  self->beginning = cut != NULL ? mark_up (post, cut, before) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), *text != '\0');
  gtk_label_set_wrap_mode (self->label, studio_text_has_long_word (text) ? PANGO_WRAP_CHAR : PANGO_WRAP_WORD_CHAR);
  update (self);
}

static void
studio_feed_text_dispose (GObject *object)
{
  g_clear_handle_id (&STUDIO_FEED_TEXT (object)->update_id, g_source_remove);

  G_OBJECT_CLASS (studio_feed_text_parent_class)->dispose (object);
}

static void
studio_feed_text_finalize (GObject *object)
{
  StudioFeedText *self = STUDIO_FEED_TEXT (object);

  g_free (self->platform);
  g_free (self->whole);
  g_free (self->beginning);

  G_OBJECT_CLASS (studio_feed_text_parent_class)->finalize (object);
}

static void
studio_feed_text_class_init (StudioFeedTextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_feed_text_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_feed_text_finalize;

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "feedtext");
}

static void
studio_feed_text_init (StudioFeedText *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  /* narrower than any card: a label else looks how narrow it could be, with each of a thousand emoji on a line of its own */
  gtk_label_set_width_chars (self->label, 20);
  gtk_label_set_xalign (self->label, 0);
  g_signal_connect (self->label, "activate-link", G_CALLBACK (link_cb), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->label));
}
