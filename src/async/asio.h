// The one door to Asio: the coroutine type, the error style and the names that the shell uses.
// Compiled once (asio.cc). Pure rooms never include this; the layer table sees to it.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

// g++ 12 takes Asio's own pair of operators new and delete for coroutine frames for a mismatch, as
// soon as it inlines one of them (-O1 and above). In the header, because only coroutines meet it.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"
#endif

namespace pigeon::async {

namespace asio = boost::asio;

// A coroutine of the I/O thread. Every wait in it ends on an answer, a deadline, an unplug or a
// stop.
template <class T = void>
using Task = asio::awaitable<T>;

using Duration = std::chrono::steady_clock::duration;

// Sleeps on a timer of its own (never share one: docs/COMMON_ERRORS.md, 2). Ends early, without an
// error, when the coroutine is cancelled.
Task<> sleep_for(Duration duration);

}  // namespace pigeon::async
