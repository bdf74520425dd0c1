// Routes of newsletter, seminars and meetings of the forum; their pages are plain and for everybody.
#pragma once

namespace sekimori::web {

class Router;
struct Services;

void add_newsletter_routes(Router& router, Services& services);
void add_newsletter_pages(Router& router, Services& services);
void add_seminar_routes(Router& router, Services& services);
void add_seminar_pages(Router& router, Services& services);
void add_material_pages(Router& router, Services& services);

}  // namespace sekimori::web
