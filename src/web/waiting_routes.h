// The route of what waits for whoever asks. Apart from services.h: what is added here compiles no other route anew.
#pragma once

#include "web/services.h"

namespace sekimori::web {

class WaitingBoard;

// After all others, for the board is put together with the service.
void add_waiting_routes(Router& router, WaitingBoard& board);

}  // namespace sekimori::web
