#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-number.h"
#include "studio-rules-gbr.h"

/* Letters are judged as on a page this wide, in px: as a telephone shows it. */
#define PAGE_WIDTH 1080.0
/* What is read well, what is read, and what is only looked up (credits, sources), in px there. */
#define GOOD_BODY 28.0
#define LEAST_BODY 24.0
#define LEAST_NOTE 20.0
/* Layouts round. */
#define SLACK 0.5
/* A text of more words is read. */
#define NOTE_WORDS 12
/* What is measured is the worst tenth of the pixels: a little less than needed there can be read. */
#define MEASURED_SLACK 0.3
/* Words that people take in at a glance. */
#define MOST_WORDS 60
#define MOST_WORDS_STORY 25
#define MOST_WORDS_BANNER 15

static gboolean
is_paper (const StudioFormat *format)
{
  return format->mm.w > 0;
}

static gboolean
is_text (const StudioBox *box)
{
  return box->visible && box->layer->kind == STUDIO_LAYER_TEXT && box->layer->text.text != NULL;
}

static guint
count_words (const StudioBox *box)
{
  g_autoptr (StudioText) text = studio_text_new (box->layer->text.text, -1);

  return text->n_words;
}

/* --- GBR-06 --- */

void
studio_rule_gbr_06 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  for (guint i = 0; in->seen != NULL && i < in->seen->len; i++) {
    const StudioSeenText *seen = &g_array_index (in->seen, StudioSeenText, i);
    const StudioBox *box = studio_scene_find ((StudioScene *) seen->scene, seen->layer);
    g_autofree char *ratio = NULL;
    g_autofree char *needed = NULL;

    if (box == NULL || seen->ratio >= seen->needed - MEASURED_SLACK)
      continue;
    ratio = studio_number_format (seen->ratio, 1);
    needed = studio_number_format (seen->needed, 1);
    gbr_place (studio_findings_add_whole (out, _ ("“%s” has a contrast of %s : 1 in %s; %s : 1 is needed. Choose another colour, or shade what lies behind it."),
                                          gbr_name (seen->scene, box->layer), ratio, _ (seen->scene->format->name), needed),
               seen->scene, seen->layer);
  }
}

/* --- GBR-07 --- */

static double
seen_size (const StudioScene *scene,
           const StudioBox *box)
{
  return box->fit.size * MIN (1, PAGE_WIDTH / MIN (scene->format->size.w, scene->format->size.h));
}

static gboolean
is_note (const StudioBox *box)
{
  return (box->layer->field != NULL && g_str_has_prefix (box->layer->field, "sumber")) || count_words (box) <= NOTE_WORDS;
}

static void
check_size (const StudioScene *scene,
            const StudioBox *box,
            StudioFindings *out)
{
  double size = seen_size (scene, box);
  StudioFinding *finding;

  if (size >= GOOD_BODY - SLACK || (size >= LEAST_NOTE - SLACK && is_note (box)))
    return;
  finding = studio_findings_add_whole (out, _ ("The letters of “%s” are %.0f px high in %s and too small on a telephone. Enlarge them, or shorten the text."),
                                       gbr_name (scene, box->layer), size, _ (scene->format->name));
  if (size >= LEAST_BODY - SLACK)
    finding->level = MIN (finding->level, STUDIO_RULE_HINT);
  gbr_place (finding, scene, box->layer->id);
}

void
studio_rule_gbr_07 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  for (guint i = 0; in->scenes != NULL && i < in->scenes->len; i++) {
    const StudioScene *scene = g_ptr_array_index (in->scenes, i);
    const StudioBox *box;

    for (guint k = 0; !is_paper (scene->format) && (box = gbr_box (scene, k)) != NULL; k++) {
      if (is_text (box) && box->layer->text.text[0] != '\0')
        check_size (scene, box, out);
    }
  }
}

/* --- GBR-09 --- */

/* Returns: how many words a page may have; 0 for any number */
static guint
most_words (const StudioFormat *format)
{
  if (g_str_equal (format->id, "banner"))
    return MOST_WORDS_BANNER;
  if (is_paper (format))
    return 0;
  return g_str_equal (format->id, "story") ? MOST_WORDS_STORY : MOST_WORDS;
}

void
studio_rule_gbr_09 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  for (guint i = 0; in->scenes != NULL && i < in->scenes->len; i++) {
    const StudioScene *scene = g_ptr_array_index (in->scenes, i);
    guint most = most_words (scene->format), n_words = 0;
    const StudioBox *box;

    for (guint k = 0; most > 0 && (box = gbr_box (scene, k)) != NULL; k++)
      n_words += is_text (box) ? count_words (box) : 0;
    if (n_words > most)
      studio_findings_add_whole (out, _ ("Page %u has %u words in %s; more than %u are not read in passing. Move some to the caption."), scene->page + 1, n_words,
                                 _ (scene->format->name), most)
          ->place = (StudioPlace){ STUDIO_PLACE_POST, NULL, g_intern_string (scene->format->id), (int) scene->page };
  }
}
