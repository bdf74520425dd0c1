// The routes of the consultation desk. Apart from services.h: what is added here compiles no other route anew.
#pragma once

#include "web/services.h"

namespace sekimori::web {

class DeskAsker;

void add_consultation_routes(Router& router, Services& services);
void add_desk_people_routes(Router& router, Services& services);  // branches, experts, bookings, answers, programmes
void add_desk_routes(Router& router, Services& services);         // texts, referrals, figures
// A firm that asks a desk of another house; after all others, for what it needs is put together with the service.
void add_question_routes(Router& router, Services& services, DeskAsker& asker);
void add_consult_pages(Router& router, Services& services);  // /consult, plain pages for whoever asks without an account

}  // namespace sekimori::web
