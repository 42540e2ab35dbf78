#pragma once

#include "studio-connector-private.h"

G_BEGIN_DECLS

/**
 * StudioPictureRules: what pictures have to be like, looked at before anything is sent
 * @least, @most: how many
 * @bytes: most of each
 * @narrow, @wide: width to height, 0 whatever
 * @width_least, @width_most: px
 */
typedef struct
{
  guint least;
  guint most;
  gsize bytes;
  double narrow;
  double wide;
  int width_least;
  int width_most;
} StudioPictureRules;

/** Returns: FALSE if one of the job's pictures is not like that, told with what to do. @name: of the platform, for people */
gboolean studio_graph_check_pictures (StudioWork *work, const StudioPictureRules *rules, const char *name);

G_END_DECLS
