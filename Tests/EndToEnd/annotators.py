"""Simulated annotators of known accuracy, who work through the portal's HTTP interface at the same time."""
import concurrent.futures
import random


class Annotator:
    """Answers with the truth in `accuracy` of the cases, else with another label."""

    def __init__(self, portal, accuracy, seed, labels, element):
        self.portal, self.accuracy, self.labels, self.element = portal, accuracy, labels, element
        self.random = random.Random(seed)
        self.given = {}

    def answer(self, truth):
        if self.random.random() < self.accuracy:
            return truth
        return self.random.choice([label for label in self.labels if label != truth])

    def work(self, job_id, truth_of, most=10**9):
        """Labels until nothing is left for this worker; returns how many answers were acknowledged."""
        done = 0
        while done < most:
            task = self.portal.next_task(job_id)
            if task is None:
                return done
            truth = truth_of(task)
            label = self.answer(truth)
            reply = self.portal.submit(task, {self.element: {"label": label}})
            assert reply.status_code == 200, (reply.status_code, reply.text)
            self.given[task["objectId"]] = (label, reply.json()["receipt"])
            done += 1
        return done


def work_together(annotators, job_id, truth_of, most=10**9):
    with concurrent.futures.ThreadPoolExecutor(len(annotators)) as pool:
        futures = [pool.submit(annotator.work, job_id, truth_of, most) for annotator in annotators]
        return sum(future.result() for future in futures)
