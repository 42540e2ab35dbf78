#include "config.h"

#include "studio-x-cost.h"

#define POST_CENTS 1.5
#define POST_WITH_LINK_CENTS 20.0
#define METADATA_CENTS 0.5

double
studio_x_cost (gboolean has_link,
               guint alts)
{
  return (has_link ? POST_WITH_LINK_CENTS : POST_CENTS) + alts * METADATA_CENTS;
}
