#include "config.h"

#include "studio-graph-picture.h"

#include <glib/gi18n-lib.h>

/* sizes are whole pixels: 1080 × 1350 is 4:5, and so is what was rounded */
#define ROUNDING 0.005

static gboolean
refuse (StudioWork *work,
        const char *code,
        const char *format,
        const char *name)
{
  g_autoptr (GString) sentence = g_string_new (format);

  g_string_replace (sentence, "%s", name, 0);
  studio_work_code (work, code);

  return studio_work_fail (work, STUDIO_OUTCOME_REJECTED, sentence->str);
}

static gboolean
check_picture (StudioWork *work,
               const StudioOutgoingPicture *picture,
               const StudioPictureRules *rules,
               const char *name)
{
  double ratio = picture->height > 0 ? (double) picture->width / picture->height : 0;

  if (!g_str_equal (picture->mime, "image/jpeg"))
    return refuse (work, NULL, _ ("%s takes pictures as JPEG only."), name);
  if (g_bytes_get_size (picture->bytes) > rules->bytes)
    return refuse (work, "too_large", _ ("The picture is too large for %s; send a smaller one."), name);
  if (ratio <= 0) /* the server measures it */
    return TRUE;
  if (ratio < rules->narrow - ROUNDING || ratio > rules->wide + ROUNDING)
    return refuse (work, "shape", _ ("The picture is too narrow or too wide for %s; choose another size."), name);
  if (picture->width < rules->width_least || picture->width > rules->width_most)
    return refuse (work, "shape", _ ("%s takes pictures from 320 to 1440 pixels wide; choose another size."), name);

  return TRUE;
}

gboolean
studio_graph_check_pictures (StudioWork *work,
                             const StudioPictureRules *rules,
                             const char *name)
{
  GPtrArray *pictures = work->job->outgoing->pictures;

  if (pictures->len < rules->least)
    return refuse (work, NULL, _ ("A post on %s needs a picture."), name);
  if (pictures->len > rules->most)
    return refuse (work, NULL, _ ("There are more pictures than %s takes in one post from programs; divide the post."), name);
  for (guint i = 0; i < pictures->len; i++) {
    if (!check_picture (work, g_ptr_array_index (pictures, i), rules, name))
      return FALSE;
  }

  return TRUE;
}
