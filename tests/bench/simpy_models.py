# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""The benchmark's two models in SimPy 2 (Debian's python3-simpy), as a user of SimPy would write them.

    simpy_models.py mm1 CUSTOMERS | dispatch CALLS

prints, blank-separated: seconds of the processor, then for mm1 the mean time in the system and 0, for dispatch the
share of calls that gave up and of calls that lost their server to a more urgent one. Ends with status 77 without SimPy.
"""
import random
import sys
import time

try:
    from SimPy.Simulation import Process, Resource, Simulation, hold, release, request
except ImportError:
    sys.exit(77)

SERVICE = 1000.0  # mean, seconds
N_SERVERS = 100
LOWEST = 2


class Customer(Process):
    def visit(self, counter, tally):
        came = self.sim.now()
        yield request, self, counter
        yield hold, self, random.expovariate(1 / SERVICE)
        yield release, self, counter
        tally.append(self.sim.now() - came)


class Customers(Process):
    def arrive(self, n, counter, tally):
        for _ in range(n):
            yield hold, self, random.expovariate(0.9 / SERVICE)
            customer = Customer(sim=self.sim)
            self.sim.activate(customer, customer.visit(counter, tally))


def mm1(n):
    sim = Simulation()
    sim.initialize()
    counter = Resource(capacity=1, sim=sim)
    tally = []
    source = Customers(sim=sim)
    sim.activate(source, source.arrive(n, counter, tally))
    sim.simulate(until=1e18)
    return sum(tally) / n / SERVICE, 0


class Desk:
    """Calls by rank, in order: those that wait, and those that are served, the last started at the end."""

    def __init__(self):
        self.n_free = N_SERVERS
        self.waiting = [{}, {}, {}]
        self.busy = [{}, {}, {}]
        self.n_gave_up = self.n_bumped = 0

    def next_call(self):
        for calls in self.waiting:
            if calls:
                call = next(iter(calls))
                del calls[call]
                return call
        return None


class Call(Process):
    def take_server(self, desk, rank):
        """Whether there is one: a free one, or that of the least urgent call that was started last."""
        if desk.n_free > 0:
            desk.n_free -= 1
            return True
        if rank == 0 and desk.busy[LOWEST]:
            victim, _ = desk.busy[LOWEST].popitem()
            desk.n_bumped += 1
            self.interrupt(victim)
            return True
        return False

    def live(self, desk):
        draw = random.random()
        rank = 0 if draw < 0.2 else 1 if draw < 0.5 else 2
        service = random.expovariate(1 / SERVICE)
        has_server = self.take_server(desk, rank)
        while True:
            if not has_server:
                desk.waiting[rank].setdefault(self, True)
                yield hold, self, random.expovariate(1 / (10 * SERVICE))
                if not self.interrupted():
                    del desk.waiting[rank][self]
                    desk.n_gave_up += 1
                    return
                self.interruptReset()
            desk.busy[rank][self] = True
            yield hold, self, service
            if not self.interrupted():
                break
            service = self.interruptLeft  # another call has the server; this one waits, first of its rank
            self.interruptReset()
            desk.waiting[rank] = {self: True, **desk.waiting[rank]}
            has_server = False
        del desk.busy[rank][self]
        following = desk.next_call()
        if following is None:
            desk.n_free += 1
        else:
            self.interrupt(following)


class Calls(Process):
    def arrive(self, n, desk):
        for _ in range(n):
            yield hold, self, random.expovariate(95 / SERVICE)
            call = Call(sim=self.sim)
            self.sim.activate(call, call.live(desk))


def dispatch(n):
    sim = Simulation()
    sim.initialize()
    desk = Desk()
    source = Calls(sim=sim)
    sim.activate(source, source.arrive(n, desk))
    sim.simulate(until=1e18)
    return desk.n_gave_up / n, desk.n_bumped / n


def main():
    model, n = {"mm1": mm1, "dispatch": dispatch}[sys.argv[1]], int(sys.argv[2])
    random.seed(1)
    start = time.process_time()
    first, second = model(n)
    print(time.process_time() - start, first, second)


main()
